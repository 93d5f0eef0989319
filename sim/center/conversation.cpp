// Conversations, message by message: the agent replies to one message at a time, first come first served over its open
// chats, and more slowly the more are open; the customer thinks, leaves if a reply takes too long, or falls silent.

#include <algorithm>
#include <cmath>
#include <utility>

#include "sim/center/proceed.hpp"

namespace holdtime {

// A chat is open from now on; its customer's first message stands.
[[gnu::noinline]] void Center::open_conversation(std::uint32_t number, std::uint32_t agent_number) {
    auto& agent = agents_[agent_number];
    const auto channel = contacts_[number].attempt.channel;
    if (agent.open > 0) {
        leave_room(agent_number);
        close_span(agent, agent_number);
        work_at_desk(agent_number);
    }
    if (divides_) begin_share(number, agent_number);
    chats_of(agent_number)[agent.open++] = {0, number};
    agent.channel = channel;
    agent.load = agent.open * weight(agent, channel);
    room_places_[agent_number].assigned = now_;
    auto& conversation = conversations_[number];
    conversation.agent = agent_number;
    ++room_places_[agent_number].awaiting;
    join_room(agent_number);
    if (contacts_[number].stage == Stage::kept)
        stand_at_desk(number, contacts_[number].work);
    else
        begin_conversation(number);
    schedule_desk(agent_number);
}

// How long it is to be; the briefing of a warm hand-over is the first part of the first reply. Handed over without a
// word, it still takes the agent's turn to do so.
void Center::begin_conversation(std::uint32_t number) {
    const auto& contact = contacts_[number];
    auto& conversation = conversations_[number];
    conversation.replies = 0;
    conversation.reply_time = 0;
    conversation.planned = conversation.all = source_.replies(need_so_far(contact), contact.attempt);
    double talked = 1;
    if (contact.next_contact == Next::hand_over) {
        talked = description_.reasons[contact.attempt.reason].hand_over[contact.attempt.channel].talked;
        conversation.planned = static_cast<std::uint32_t>(std::max(1.0, std::ceil(talked * conversation.all - 1e-9)));
        if (talked <= 0) ++conversation.all;
    }
    await_reply(number, talked > 0 ? 1 : 0, contact.work);
}

// The customer has written; `part` of the reply's work has to be done, and something more.
void Center::await_reply(std::uint32_t number, double part, Seconds more) {
    auto& contact = contacts_[number];
    auto& conversation = conversations_[number];
    const auto turn = conversation.replies % Turns::most;
    if (turn == 0) source_.turns(need_so_far(contact), contact.attempt, conversation.replies, conversation.turns);
    conversation.asked = now_;
    stand_at_desk(number, part * conversation.turns.work[turn] * contact.attempt.talk + more);
    const Seconds patience = conversation.turns.patience[turn];
    if (!(patience < forever)) return;
    contact.timer = Exit::left_in_chat;
    calendar_.insert(timer_slot(number), now_ + patience, patience_rank | ++joined_);
}

void Center::stand_at_desk(std::uint32_t number, double work) {
    auto& conversation = conversations_[number];
    auto& desk = desks_[conversation.agent];
    conversation.left = work;
    conversation.waits = true;
    link_behind(conversations_, number, desk.tail, desk.head, desk.tail);
}

// What has been done of it is counted.
void Center::leave_desk(std::uint32_t number) {
    auto& conversation = conversations_[number];
    auto& desk = desks_[conversation.agent];
    conversation.waits = false;
    if (desk.scheduled == number) {
        desk.scheduled = none;
        calendar_.erase(conversation.agent);
    }
    unlink(conversations_, number, desk.head, desk.tail);
}

// Who awaits a reply decides among agents with as many chats open.
void Center::count_awaiting(std::uint32_t agent, std::uint32_t change) {
    const auto room = at_random_ ? no_room : room_of(agent);
    if (room == no_room) {
        room_places_[agent].awaiting += change;
    } else if (mixes_) {
        leave_mix_room(agent);
        room_places_[agent].awaiting += change;
        join_mix_room(agent);
    } else {
        auto& members = groups_[agents_[agent].group].rooms[room];
        const bool more = change == 1;
        if (more) members.erase(room_places_, agent);
        room_places_[agent].awaiting += change;
        if (more)
            members.insert(room_places_, agent);
        else
            members.move_up(room_places_, agent);
    }
}

// What has been done of the work under way, up to now.
void Center::work_at_desk(std::uint32_t agent) {
    auto& desk = desks_[agent];
    if (desk.scheduled == none) return;
    const Seconds passed = now_ - std::exchange(desk.updated, now_);
    contacts_[desk.scheduled].effort += passed;
    conversations_[desk.scheduled].left -= passed * desk.pace;
}

// The agent's event is the end of the first work at the desk, at the pace of the chats that are open now.
[[gnu::noinline]] void Center::schedule_desk(std::uint32_t number) {
    auto& desk = desks_[number];
    const auto& agent = agents_[number];
    const double pace = agent.open > 1 ? about(agent.channel).pace[agent.open - 1u] : 1;
    if (desk.scheduled != none) {
        if (desk.scheduled == desk.head && desk.pace == pace) return;
        calendar_.erase(number);
    }
    desk.scheduled = desk.head;
    if (desk.head == none) return;
    desk.pace = pace;
    desk.updated = now_;
    calendar_.insert(number, now_ + std::max(0.0, conversations_[desk.head].left) / pace, number);
}

// A reply is done, or something written up.
[[gnu::noinline]] void Center::desk_ends(std::uint32_t agent) {
    work_at_desk(agent);
    const auto number = std::exchange(desks_[agent].scheduled, none);
    leave_desk(number);
    const auto stage = contacts_[number].stage;
    if (stage == Stage::wrap_up) return proceed<Stage::wrap_up, Exit::done>(number, agent);
    count_awaiting(agent, -1u);
    if (stage == Stage::kept) return schedule_desk(agent);
    reply_sent(number, agent);
}

void Center::reply_sent(std::uint32_t number, std::uint32_t agent) {
    auto& contact = contacts_[number];
    auto& conversation = conversations_[number];
    const auto& attempt = contact.attempt;
    if (std::exchange(contact.timer, Exit::stays) != Exit::stays) calendar_.erase(timer_slot(number));
    reporter_.reply({attempt.arrival, now_ - conversation.asked, contact.interval, attempt.segment, attempt.reason,
                     attempt.channel, agents_[agent].group});
    conversation.reply_time += now_ - conversation.asked;
    if (conversation.replies++ == 0) conversation.first = now_;
    if (conversation.replies < conversation.planned) {
        await_message(number);
        return schedule_desk(agent);
    }
    if (talk_is_over(number, agent)) hang_up(number, agent);
}

// The customer thinks and writes; or writes no more.
void Center::await_message(std::uint32_t number) {
    auto& contact = contacts_[number];
    const auto& conversation = conversations_[number];
    const auto turn = (conversation.replies - 1) % Turns::most;
    const bool silent = (conversation.turns.silent >> turn & 1u) != 0;
    contact.timer = silent ? Exit::inactive : Exit::asks;
    calendar_.insert(timer_slot(number), now_ + conversation.turns.pause[turn],
                     (silent ? timer_rank : return_rank) | ++joined_);
}

[[gnu::noinline]] void Center::conversation_timer_ends(std::uint32_t number, Exit exit) {
    const auto agent = conversations_[number].agent;
    if (exit == Exit::asks) {
        count_awaiting(agent, 1);
        await_reply(number, 1, 0);
        return schedule_desk(agent);
    }
    if (exit == Exit::left_in_chat) {  // the reply that it awaits is dropped
        work_at_desk(agent);
        leave_desk(number);
        count_awaiting(agent, -1u);
    }
    close_unsettled(number, agent, exit);
}

// The customer has gone, or is taken to have: nothing is settled. What comes back at once joins its queue before the
// agent is asked.
[[gnu::noinline]] void Center::close_unsettled(std::uint32_t number, std::uint32_t agent, Exit exit) {
    auto& contact = contacts_[number];
    contact.settles = false;
    contact.next_contact = Next::nothing;
    if (exit == Exit::left_in_chat) contact.left = exit;
    free_line(contact);
    asks_later_ = true;
    come_back(number, exit == Exit::left_in_chat ? Cause::left_in_chat : Cause::repeat, contact.attempt.channel);
    close_contact(number, agent);
    ask_freed();
}

// The rest of a chat that was not handed over; false if there is none.
[[gnu::noinline]] bool Center::go_on_writing(std::uint32_t number, std::uint32_t agent) {
    auto& conversation = conversations_[number];
    conversation.planned = conversation.all;
    if (conversation.replies >= conversation.planned) return false;
    await_message(number);
    schedule_desk(agent);
    return true;
}

// Written up when its turn has come, like a message.
[[gnu::noinline]] void Center::write_up(std::uint32_t number, std::uint32_t agent) {
    work_at_desk(agent);
    stand_at_desk(number, contacts_[number].attempt.after);
    schedule_desk(agent);
}

// The agent is done with the chat; free_agent() sees to the others.
[[gnu::noinline]] void Center::release_conversation(std::uint32_t number, std::uint32_t agent_number) {
    auto& agent = agents_[agent_number];
    work_at_desk(agent_number);
    if (conversations_[number].waits) {  // for somebody who was not there
        leave_desk(number);
        count_awaiting(agent_number, -1u);
    }
    leave_room(agent_number);
    close_span(agent, agent_number);
    auto* chats = chats_of(agent_number);
    auto* const closed =
        std::find_if(chats, chats + agent.open, [&](const OpenChat& c) { return c.contact == number; });
    *closed = chats[--agent.open];
    agent.load = agent.open * weight(agent, agent.channel);
}

[[gnu::noinline]] void Center::report_conversation(std::uint32_t number, ContactRecord& record) const {
    const auto& conversation = conversations_[number];
    record.sent = conversation.first;
    if (conversation.replies == 0)
        record.marks |= not_sent;
    else
        record.reply = conversation.reply_time / conversation.replies;
}

}  // namespace holdtime
