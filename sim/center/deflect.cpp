// Deflection: who has waited so long is offered another channel, once, and enters its door at once if it accepts.

#include "sim/center/proceed.hpp"

namespace holdtime {

// Nobody is asked whom an agent keeps on the line, warm.
Seconds Center::asked_at(const Contact& contact) const {
    const auto& rule = description_.channels[contact.attempt.channel].deflection;
    return rule.accept <= 0 || contact.answered || is_held(contact) ? forever : contact.since + rule.after;
}

// The offer is drawn if any of the channels can be entered; who declines waits on.
[[gnu::noinline]] void Center::offer_elsewhere(std::uint32_t number) {
    const auto& contact = contacts_[number];
    enterable_.resize(channels_.size());
    for (std::uint16_t c = 0; c < channels_.size(); ++c) enterable_[c] = enterable(c);
    const auto target = source_.deflected_to(need_so_far(contact), contact.attempt, enterable_);
    const Seconds since = contact.since;
    if (target == no_channel && overflows_) return set_next_timer(number, true);
    if (target == no_channel)
        return set_deadline(number, since + contact.attempt.patience, since + about(contact.attempt.channel).max_wait);
    take_from_line(number);
    free_line(contacts_[number]);
    come_back(number, Cause::deflected, target);
    proceed<Stage::queue, Exit::deflected>(number);
}

}  // namespace holdtime
