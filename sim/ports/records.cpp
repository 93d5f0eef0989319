#include "sim/ports/records.hpp"

namespace holdtime {

NeedRecord need_of(const ContactRecord& only) {
    NeedRecord need;
    need.arrival = only.arrival;
    need.fate = fate_of(only);
    if (need.fate == Fate::resolved) need.resolved = only.hang_up;
    need.customer = only.customer;
    need.contacts = only.outcome == Outcome::unavailable ? 0 : 1;
    need.segment = only.segment;
    need.reason = only.reason;
    need.first_channel = need.last_channel = only.channel;
    need.answered = only.outcome == Outcome::answered;
    return need;
}

}  // namespace holdtime
