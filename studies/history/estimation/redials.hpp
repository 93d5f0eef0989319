#pragma once

#include <cstdint>
#include <vector>

#include "studies/history/estimation/day_table.hpp"
#include "studies/history/estimation/hand_overs.hpp"
#include "studies/history/log/contact_log.hpp"

namespace holdtime {

/// What a contact is to its customer's need.
enum class NeedPart : std::uint8_t { first, redial, repeat, hand_over };

/// Of each contact of the log. A contact of a customer known to the log is a redial when the customer's last one, on
/// the same day, was not answered, and a repeat when it was answered in the seven days before. All are `first` where
/// the log tells no customers. What links join is one need.
std::vector<NeedPart> parts_of_needs(const ContactLog& log, const DayTable& table, const HandOvers& found);

struct RedialEstimate {
    double probability = 0, probability_error = 0;
    double delay = 0, delay_error = 0;  ///< mean, exponential, seconds
    double n = 0;                       ///< contacts that were not answered
    std::uint32_t most = 0;             ///< redials of one need that were seen
    /// Where causes differ (likelihood ratio at level 0.01), of each with 30 contacts or more, as `by_cause` has them;
    /// else empty.
    struct Cause {
        const char* name;
        double probability, error, n;
    };
    std::vector<Cause> by_cause;
    bool limited = false;  ///< nobody went on after `most` of them, though many could have
};

/// Who was answered and makes contact again within seven days, on whatever matter.
struct RepeatEstimate {
    double share = 0, error = 0;
    double delay = 0;  ///< mean of theirs, seconds
    double n = 0;      ///< answered seven days or more before the log ends
};

/// Of the contacts of one queue whose customers are known: those that the log follows for seven days and that were not
/// handed over.
RepeatEstimate estimate_repeats(const ContactLog& log, const HandOvers& found, std::uint16_t queue);

/// Of the customers of one queue: who is not answered dials again with probability p, after an exponential delay,
/// unless the log's day ends before (censored): likelihood p f(t) of a redial after t, 1 - p F(c) of none until the
/// end c. A cure model; R. Maller, X. Zhou, Survival Analysis with Long-Term Survivors (1996), chapter 5.
RedialEstimate estimate_redials(const ContactLog& log, const DayTable& table, const std::vector<NeedPart>& parts,
                                std::uint16_t queue);

}  // namespace holdtime
