// The door: is the contact's channel offered, and is there a line for it?

#include "sim/center/proceed.hpp"

namespace holdtime {

void Center::arrive(const Attempt& attempt) {
    if (attempt.segment >= first_visitors_) return visit(attempt);
    const auto number = take_contact(attempt);
    auto& contact = contacts_[number];
    contact.work = attempt.talk;
    contact.settles = attempt.resolved;
    contact.interval = interval_;
    if (attempt.later) return come_later(number);
    enter_door(number);
}

// Its channel is closed: it stands in the calendar until that opens. At one opening who has waited for it comes by
// segment, then number. The need began now.
[[gnu::noinline]] void Center::come_later(std::uint32_t number) {
    auto& need = need_of(number);
    need.came_later = true;
    auto& contact = contacts_[number];
    if (!description_.channels[contact.attempt.channel].met_first.empty()) need.need.contacts = 0;  // not yet one
    auto& attempt = contact.attempt;
    attempt.arrival = source_.opening(attempt);
    attempt.later = attempt.found_closed = false;
    contact.stage = Stage::away;
    contact.timer = Exit::done;
    calendar_.insert(timer_slot(number), attempt.arrival,
                     opening_rank | std::uint64_t{attempt.segment} << 32 | attempt.number);
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

// By what stands before the queue; what comes over from an agent or a queue does not meet it.
[[gnu::noinline]] void Center::enter_by_machines(std::uint32_t number) {
    const auto& attempt = contacts_[number].attempt;
    const bool machines = !description_.channels[attempt.channel].met_first.empty();
    if (machines && meets_what_comes_before(attempt)) return meet_first(number);
    come_in(number);
}

[[gnu::noinline]] void Center::come_in(std::uint32_t number) {
    auto& contact = contacts_[number];
    const bool menu = !description_.channels[contact.attempt.channel].menu.levels.empty();
    if (!take_line(contact)) return proceed<Stage::door, Exit::no_line>(number);
    if (menu && meets_what_comes_before(contact.attempt)) return proceed<Stage::door, Exit::meets_menu>(number);
    proceed<Stage::door, Exit::let_in>(number);
}

std::uint32_t Center::take_contact(const Attempt& attempt) {
    if (contacts_.full()) [[unlikely]]
        make_room_for_contacts();
    return contacts_.take(attempt);
}

[[gnu::noinline]] void Center::make_room_for_contacts() {
    contacts_.grow();
    calendar_.grow_slots(timer_slot(contacts_.size()));
    size_tables();
}

// What some contacts have beside them.
void Center::size_tables() {
    if (calls_back_) promises_.resize(contacts_.size());
    if (has_sessions_) approaches_.resize(contacts_.size());
    if (converses_) conversations_.resize(contacts_.size());
    if (divides_) shares_.resize(contacts_.size());
    if (writes_) cases_.resize(contacts_.size());
}

}  // namespace holdtime
