#pragma once

#include <cstdint>
#include <functional>
#include <limits>
#include <vector>

#include "tests/validation/cases/case.hpp"

/// Figures computed from a replication's contacts, for what the Results do not define or define otherwise.
namespace holdtime::validation {

using OfContact = std::function<double(const ContactRecord&)>;  ///< what a contact adds to a sum
using Which = std::function<bool(const ContactRecord&)>;

FromRecords ratio_of(OfContact numerator, OfContact denominator);
FromRecords mean_of(OfContact numerator);  ///< per replication
FromRecords share_of(Which part, Which whole);
FromRecords mean_wait_of(Which which);

inline bool answered(const ContactRecord& r) { return r.outcome == Outcome::answered; }
inline bool abandoned(const ContactRecord& r) { return r.outcome == Outcome::abandoned; }
inline Which both(Which a, Which b) {
    return [=](const ContactRecord& r) { return a(r) && b(r); };
}
inline Which waited_at_most(double seconds) {
    return [=](const ContactRecord& r) { return r.wait <= seconds; };
}

/// Agents of one group over time, from the contacts alone.
struct AgentTime {
    double busy = 0;     ///< agents x seconds with a contact
    double present = 0;  ///< agents x seconds on duty, or still busy after their shift
};
struct Shift {
    double from = 0;  ///< seconds; until the next one's start
    double agents = 0;
};
/// In [0, until), or up to the last hang-up when `until` is infinite. Right where contacts are one at a time, without
/// after-contact work, and as many agents finish contacts after their shift as are busy beyond the number on duty.
AgentTime agent_time(std::span<const ContactRecord> contacts, std::uint16_t group, const std::vector<Shift>& shifts,
                     double until = std::numeric_limits<double>::infinity());

}  // namespace holdtime::validation
