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
    if (need.answered) need.spoke_on = only.channel;
    if ((only.marks & promised) == 0) need.waited = only.wait;
    if (only.reply > 0) need.replies = 1, need.reply_time = only.reply;
    need.unseen = (only.marks & gone_unseen) != 0;
    return need;
}

}  // namespace holdtime
