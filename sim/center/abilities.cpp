// What agents make of a contact where they are not all alike: how fast they work on it, how often they settle it.

#include "sim/center/center.hpp"

namespace holdtime {

// How long work takes this agent, who begins it at `since`, that takes 1 by the reason's law.
double Center::pace_of(std::uint32_t agent, std::uint16_t queue, Seconds since) const {
    const auto group = agents_[agent].group;
    const double person = people_.differ() ? people_.time_factor(agent, group, since) : 1;
    return abilities_.empty() ? person : person / abilities_[group * queues_.size() + queue].speed;
}

// How often it settles a matter of which the reason says 1.
double Center::quality_of(std::uint32_t agent, std::uint16_t queue) const {
    const double person = people_.differ() ? people_.quality(agent) : 1;
    return abilities_.empty() ? person : person * abilities_[agents_[agent].group * queues_.size() + queue].resolved;
}

// The contact's work and after-contact work become what they take this agent; who `leaves` it leaves what they would
// take anybody.
[[gnu::noinline]] void Center::take_pace(std::uint32_t number, std::uint32_t agent, bool leaves) {
    auto& contact = contacts_[number];
    const double pace = pace_of(agent, contact.queue, leaves ? contact.since : now_);
    const double factor = leaves ? 1 / pace : pace;
    contact.work *= factor;
    contact.attempt.talk *= factor;
    contact.attempt.after *= factor;
}

bool Center::answer_settles(const Contact& contact, std::uint32_t agent) {
    if (!qualities_differ_) return contact.attempt.resolved;
    const double factor = quality_of(agent, contact.queue);
    return factor == 1 ? contact.attempt.resolved : source_.settles(need_so_far(contact), contact.attempt, factor);
}

// Was it answered by a group that sees only who has waited?
[[gnu::noinline]] bool Center::is_overflow(const Contact& contact) const {
    return abilities_[agents_[contact.agent].group * queues_.size() + queue_of(contact.attempt)].after > 0;
}

}  // namespace holdtime
