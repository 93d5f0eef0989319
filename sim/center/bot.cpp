// Bots and pages: what customers meet before they turn to their channel. A page comes before a bot. Whom it does not
// keep comes to the door of the channel as a contact of its own.

#include <algorithm>
#include <utility>

#include "sim/center/proceed.hpp"

namespace holdtime {

// At the door of a channel that something is met before: that, or what comes after the one it has met; then the channel
// itself, which may be closed.
[[gnu::noinline]] void Center::meet_first(std::uint32_t number) {
    const auto& contact = contacts_[number];
    const auto& machines = description_.channels[contact.attempt.channel].met_first;
    auto next = machines.begin();
    if (contact.met) next = std::find(next, machines.end(), contact.queue) + 1;
    for (; next != machines.end(); ++next)
        if (meets(number, *next)) return proceed<Stage::door, Exit::meets_bot>(number);
    if (!enterable(contact.attempt.channel)) return turn_elsewhere(number);
    come_as_contact(number);
}

// A bot that is full is passed, and so is whatever is closed or knows nothing of the matter.
bool Center::meets(std::uint32_t number, std::uint16_t machine) {
    auto& contact = contacts_[number];
    auto& state = channels_[machine];
    const auto cause = contact.met ? Cause::arrival : contact.attempt.cause;
    if (!state.open || state.lines_in_use >= about(machine).lines) return false;
    if (!description_.reasons[contact.attempt.reason].talk_time[machine]) return false;
    const auto session = source_.session(need_so_far(contact), contact.attempt, machine);
    if (session.skipped) return false;
    const bool known = contact.need != none;
    auto& need = begin_session(number, session);
    if (!known || (need.need.contacts == 0 && need.sessions == 1)) {
        need.need.contacts = 0;
        need.first_channel = machine;
    } else {
        reporter_.step({need.need.arrival, need.last_channel, machine, cause});
    }
    need.last_channel = machine;
    contact.met = true;
    contact.queue = machine;
    contact.since = now_;
    contact.work = session.time;
    ++state.lines_in_use;
    return true;
}

void Center::enter_bot(std::uint32_t number) {
    if (!(contacts_[number].work > 0)) return bot_ends(number);
    await_end(number, contacts_[number].work);
}

void Center::bot_ends(std::uint32_t number) {
    auto& contact = contacts_[number];
    const auto exit = std::exchange(contact.timer, Exit::stays);
    --channels_[contact.queue].lines_in_use;
    report_session(contact, contact.queue, contact.since, exit);
    if (exit == Exit::leaves) return proceed<Stage::bot, Exit::leaves>(number);
    if (exit == Exit::contained) return proceed<Stage::bot, Exit::contained>(number);
    contact.attempt.arrival = now_;
    contact.work = contact.attempt.talk;
    contact.since = no_time;
    contact.interval = interval_;
    proceed<Stage::bot, Exit::goes_on>(number);
}

// The channel is closed though something before it was open, or would have been.
void Center::turn_elsewhere(std::uint32_t number) {
    auto& contact = contacts_[number];
    const auto next = source_.elsewhere(need_so_far(contact), contact.attempt, now_);
    const bool comes_later = next.channel != no_channel && next.arrival > now_;
    if (comes_later && contact.need == none) {
        auto& need = need_of(number);
        need.came_later = true;
        need.need.contacts = 0;  // it is one when it comes
    }
    contact.attempt = next;
    if (comes_later) contact.attempt.found_closed = false;  // the need tells it
    contact.work = next.talk;
    if (next.channel == no_channel) {
        if (contact.need == none) return proceed<Stage::door, Exit::not_offered>(number);
        return proceed<Stage::door, Exit::turned_away>(number);
    }
    if (!comes_later)
        return contact.met || description_.channels[next.channel].met_first.empty() ? come_as_contact(number)
                                                                                    : meet_first(number);
    contact.postponed = true;
    contact.timer = Exit::done;
    calendar_.insert(timer_slot(number), next.arrival, return_rank | ++joined_);
    proceed<Stage::door, Exit::comes_later>(number);
}

// Nothing more stands before its channel.
void Center::come_as_contact(std::uint32_t number) {
    auto& contact = contacts_[number];
    contact.interval = interval_;
    if (contact.need != none) count_contact(contact, contact.met ? Cause::arrival : contact.attempt.cause);
    come_in(number);
}

}  // namespace holdtime
