// The door: is the contact's channel offered, and is there a line for it?

#include "sim/center/proceed.hpp"

namespace holdtime {

void Center::arrive(const Attempt& attempt) {
    const auto number = take_contact();
    auto& contact = contacts_[number];
    contact.attempt = attempt;
    contact.work = attempt.talk;
    contact.settles = attempt.resolved;
    contact.interval = interval_;
    enter_door(number);
}

void Center::enter_door(std::uint32_t number) {
    auto& contact = contacts_[number];
    const auto c = contact.attempt.channel;
    if (c == no_channel) return proceed<Stage::door, Exit::not_offered>(number);
    if (about(c).anything_before) [[unlikely]]
        return enter_by_machines(number);
    if (!take_line(contact)) return proceed<Stage::door, Exit::no_line>(number);
    proceed<Stage::door, Exit::let_in>(number);
}

bool Center::take_line(Contact& contact) {
    auto& channel = channels_[contact.attempt.channel];
    if (channel.lines_in_use >= about(contact.attempt.channel).lines) return false;
    ++channel.lines_in_use;
    contact.queue = queue_of(contact.attempt);
    return true;
}

// By what stands before the queue; the legs of a hand-over do not meet it.
[[gnu::noinline]] void Center::enter_by_machines(std::uint32_t number) {
    const auto& attempt = contacts_[number].attempt;
    const bool meets = !description_.channels[attempt.channel].met_first.empty();
    if (meets && attempt.cause != Cause::hand_over) return meet_first(number);
    come_in(number);
}

[[gnu::noinline]] void Center::come_in(std::uint32_t number) {
    auto& contact = contacts_[number];
    const bool menu = !description_.channels[contact.attempt.channel].menu.levels.empty();
    if (!take_line(contact)) return proceed<Stage::door, Exit::no_line>(number);
    if (menu && contact.attempt.cause != Cause::hand_over) return proceed<Stage::door, Exit::meets_menu>(number);
    proceed<Stage::door, Exit::let_in>(number);
}

std::uint32_t Center::take_contact() {
    if (contacts_.full()) {
        contacts_.grow();
        calendar_.grow_slots(timer_slot(contacts_.size()));
        if (has_sessions_) approaches_.resize(contacts_.size());
    }
    return contacts_.take();
}

}  // namespace holdtime
