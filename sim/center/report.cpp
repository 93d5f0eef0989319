// What the centre tells of a contact once nothing more can happen to it.

#include <algorithm>
#include <array>
#include <utility>

#include "sim/center/center.hpp"

namespace holdtime {

namespace {

/// By Exit; who was answered stays answered, however it left later.
constexpr auto outcomes = [] {
    std::array<Outcome, exit_count> table{};
    const auto set = [&](Exit exit, Outcome outcome) { table[static_cast<std::size_t>(exit)] = outcome; };
    set(Exit::not_offered, Outcome::unavailable);
    set(Exit::no_line, Outcome::blocked);
    set(Exit::no_room, Outcome::blocked);
    set(Exit::balks, Outcome::abandoned);
    set(Exit::patience, Outcome::abandoned);
    set(Exit::sent_away, Outcome::disconnected);
    set(Exit::closing, Outcome::disconnected);
    set(Exit::end, Outcome::waiting_at_end);
    set(Exit::deflected, Outcome::disconnected);
    set(Exit::unreached, Outcome::abandoned);
    return table;
}();

/// By Exit.
constexpr auto marks_of_exit = [] {
    std::array<std::uint32_t, exit_count> table{};
    table[static_cast<std::size_t>(Exit::no_room)] = found_queue_full;
    table[static_cast<std::size_t>(Exit::unreached)] = unreached;
    table[static_cast<std::size_t>(Exit::deflected)] = went_elsewhere;
    table[static_cast<std::size_t>(Exit::left_in_chat)] = left_in_the_chat;
    return table;
}();

std::uint32_t other_marks(const Contact& contact) {
    const unsigned marks = (contact.unrecorded ? unsigned{left_no_record} : 0u) |
                           (contact.promised ? unsigned{promised} : 0u) | (contact.sold ? unsigned{sold} : 0u) |
                           (contact.attempt.found_closed ? unsigned{came_closed} : 0u) |
                           (contact.unseen ? unsigned{gone_unseen} : 0u) | (contact.lost ? unsigned{answer_lost} : 0u) |
                           (contact.misrouted ? unsigned{misrouted} : 0u);
    return marks;
}

}  // namespace

void Center::report(std::uint32_t number, std::uint32_t agent) {
    const auto& contact = contacts_[number];
    const auto& attempt = contact.attempt;
    if (attempt.channel == no_channel && attempt.cause != Cause::arrival) return;  // a return that found nothing
    const bool answered = contact.answered;
    // Field by field into its place: a record assembled elsewhere and then copied stalls on its own narrow stores.
    auto& record = reporter_.next_contact();
    record.arrival = attempt.arrival;
    record.wait = answered ? contact.wait : contact.queued;
    record.sent = contact.hang_up;
    record.hang_up = answered ? contact.hang_up : now_;
    record.end = now_;
    record.effort = contact.effort;
    record.queued = contact.queued;
    record.before = 0;
    record.menu = 0;
    record.reply = 0;
    record.customer = attempt.number;
    record.interval = contact.interval;
    record.agent = answered ? number_in_group(contact.agent) : nobody;
    record.group = answered ? agents_[contact.agent].group : no_group;
    record.segment = attempt.segment;
    record.reason = attempt.reason;
    record.channel = attempt.channel;
    record.attempt = contact.number;
    record.outcome = answered ? Outcome::answered : outcomes[static_cast<std::size_t>(contact.left)];
    record.delayed = contact.delayed;
    record.balked = contact.left == Exit::balks;
    record.resolved = answered && contact.settles;
    record.cause = attempt.cause;
    record.next = contact.next_contact;
    record.of_several = contact.need != none;
    record.more_answers = 0;
    record.marks = marks_of_exit[static_cast<std::size_t>(contact.left)];
    if (attempt.found_closed) [[unlikely]]
        record.marks |= came_closed;
    if ((tells_more_ || record.of_several) && !report_more(number, agent, record)) return;  // it will be written over
    reporter_.contact_done();
}

// Of a contact of which there may be more to tell; false: it was none.
[[gnu::noinline]] bool Center::report_more(std::uint32_t number, std::uint32_t agent, ContactRecord& record) {
    const auto& contact = contacts_[number];
    const bool answered = contact.answered;
    if (!answered && contact.promised) record.wait = promised_wait(number);
    record.marks |= other_marks(contact);
    if (converses_ && answered && about(contact.attempt.channel).converses) report_conversation(number, record);
    if (overflows_ && answered && is_overflow(contact)) record.marks |= overflowed;
    if (!record.of_several) return true;
    if (before_contact(contact.left)) return false;
    report_case(number, agent, record);
    if (contact.approached) report_approach(number, record);
    note_experience(number, record);
    return true;
}

// What the customer has gone through in one of several contacts.
void Center::note_experience(std::uint32_t number, const ContactRecord& record) {
    auto& need = needs_[contacts_[number].need];
    if (record.outcome == Outcome::answered) need.spoke_last_on = record.channel;
    const bool waits = record.channel != no_channel && about(record.channel).kind != ChannelKind::deferred;
    if (waits && (record.marks & promised) == 0) need.waited += record.wait;
    need.unseen = (record.marks & gone_unseen) != 0;
    if (!(record.reply > 0)) return;
    need.replies += conversations_[number].replies;
    need.reply_time += conversations_[number].reply_time;
}

// Of a case of several rounds; or of a contact that was put back and that nobody took up again.
void Center::report_case(std::uint32_t number, std::uint32_t agent, ContactRecord& record) {
    const auto& contact = contacts_[number];
    const auto& attempt = contact.attempt;
    const bool takes = contact.answered && takes_rounds(description_.reasons[attempt.reason], attempt.channel);
    const auto answers = takes ? cases_[number].answers : 0;
    if (answers == 0) {
        const bool put_back = contact.answered && contact.left == Exit::end;
        const bool deferred = about(contact.attempt.channel).kind == ChannelKind::deferred;
        if (put_back) record.marks |= unfinished | (deferred ? not_sent : 0u);
        return;
    }
    const bool message_waited = contact.left == Exit::end, open = message_waited || contact.left == Exit::too_late;
    const bool last_was_sent = contact.left == Exit::stays;
    record.sent = cases_[number].sent;
    record.more_answers = static_cast<std::uint16_t>(std::min(last_was_sent ? answers : answers - 1, 65535u));
    if (message_waited) record.marks |= message_waits;
    if (open) record.marks |= unfinished;
    if (last_was_sent) report_answer(contact, agent, forever);
}

// Of a case: the answer that has just been sent, and when its customer writes again.
[[gnu::noinline]] void Center::report_answer(const Contact& contact, std::uint32_t agent, Seconds again) {
    const auto& attempt = contact.attempt;
    reporter_.answer({contact.since, contact.hang_up, again, attempt.number, number_in_group(agent), attempt.segment,
                      agents_[agent].group});
}

}  // namespace holdtime
