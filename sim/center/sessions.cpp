// What menus, bots and pages have in common: a session is decided when it begins, ends at one event, and takes no
// agent.

#include "sim/center/proceed.hpp"

namespace holdtime {

namespace {

Exit exit_of(Session::End end) {
    if (end == Session::End::leaves) return Exit::leaves;
    return end == Session::End::contained ? Exit::contained : Exit::goes_on;
}

Session::End end_of(Exit left) {
    if (left == Exit::leaves) return Session::End::leaves;
    return left == Exit::contained ? Session::End::contained : Session::End::goes_on;
}

}  // namespace

// Whoever has had a session keeps a place among the needs, whatever comes of it.
NeedState& Center::begin_session(std::uint32_t number, const Session& session) {
    auto& contact = contacts_[number];
    if (!contact.approached) approaches_[number] = {contact.attempt.arrival, 0};
    contact.approached = true;
    contact.settles = session.settles;
    contact.timer = exit_of(session.end);
    auto& need = need_of(number);
    if (contact.attempt.found_closed) need.came_closed = true;  // there may be no contact to tell it
    contact.attempt.found_closed = false;
    ++need.sessions;
    return need;
}

// Work that ends: after that of the agents, in the order in which it began.
void Center::await_end(std::uint32_t number, Seconds time) {
    calendar_.insert(timer_slot(number), now_ + time, agent_count_ + ++joined_);
}

void Center::report_session(const Contact& contact, std::uint16_t channel, Seconds began, Exit left) {
    const auto& attempt = contact.attempt;
    reporter_.session({began, now_, attempt.number, contact.interval, attempt.segment, attempt.reason, channel,
                       end_of(left), left == Exit::contained && contact.settles});
}

// It ended before there was a contact. Whom it did not help may come again.
void Center::after_session(std::uint32_t number, Exit left) {
    const auto wished = contacts_[number].attempt.channel;
    const bool later = asks_later_;
    if (left == Exit::leaves) come_back(number, Cause::menu, wished);
    if (left == Exit::contained && !contacts_[number].settles) come_back(number, Cause::repeat, wished);
    asks_later_ = later;  // no agent is about to be freed
    auto& need = needs_[contacts_[number].need];
    if (left == Exit::contained && contacts_[number].settles) {
        need.resolved_at = now_;
        need.by_session = true;
    }
    proceed<Stage::after, Exit::done>(number);
}

void Center::report_approach(std::uint32_t number, ContactRecord& record) const {
    const auto& approach = approaches_[number];
    record.before = record.arrival - approach.began + approach.menu;
    record.menu = approach.menu;
    record.queued += approach.menu;
    record.marks |= met_first;
    if (contacts_[number].met) record.cause = Cause::arrival;
}

}  // namespace holdtime
