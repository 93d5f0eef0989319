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
    come_to_desk(number, agent_number);
    join_room(agent_number);
    schedule_desk(agent_number);
}

// That of an agent who stands in no room meanwhile.
void Center::come_to_desk(std::uint32_t number, std::uint32_t agent) {
    conversations_[number].agent = agent;
    if (contacts_[number].put_back > 0) return resume_conversation(number);
    ++room_places_[agent].awaiting;
    if (contacts_[number].stage == Stage::kept)
        stand_at_desk(number, contacts_[number].work);
    else
        begin_conversation(number);
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
        if (!mixes_) calendar_.erase(conversation.agent);
    }
    unlink(conversations_, number, desk.head, desk.tail);
}

// Who awaits a reply decides among agents with as many chats open.
void Center::count_awaiting(std::uint32_t agent, std::uint32_t change) {
    if (mixes_) {
        const bool in_room = mixes_of_[agent].room != no_room;
        leave_mix_room(agent);
        room_places_[agent].awaiting += change;
        if (in_room) join_mix_room(agent);
        return;
    }
    const auto room = at_random_ ? no_room : room_of(agent);
    if (room == no_room) {
        room_places_[agent].awaiting += change;
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
    if (mixes_) return advance_mix(agent);
    count_work(agent, 1);
}

// So much of the agent's time has gone into it.
void Center::count_work(std::uint32_t agent, double share) {
    auto& desk = desks_[agent];
    if (desk.scheduled == none) return;
    const Seconds passed = now_ - std::exchange(desk.updated, now_);
    contacts_[desk.scheduled].effort += passed * share;
    conversations_[desk.scheduled].left -= passed * desk.pace;
}

double Center::reply_pace(const Agent& agent) const {
    const auto open = open_chats(agent);
    return open > 1 ? about(agent.channel).pace[open - 1u] : 1;
}

// The agent's event is the end of the first work at the desk, at the pace of the chats that are open now.
[[gnu::noinline]] void Center::schedule_desk(std::uint32_t number) {
    if (mixes_) {
        advance_mix(number);
        return schedule_mix(number);
    }
    auto& desk = desks_[number];
    const auto& agent = agents_[number];
    const double pace = reply_pace(agent);
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
    auto& conversation = conversations_[number];
    conversation.asked = now_ + conversation.turns.pause[(conversation.replies - 1) % Turns::most];
    set_message_timer(number);
}

void Center::set_message_timer(std::uint32_t number) {
    const auto& conversation = conversations_[number];
    const bool silent = has_fallen_silent(conversation);
    contacts_[number].timer = silent ? Exit::inactive : Exit::asks;
    calendar_.insert(timer_slot(number), conversation.asked, (silent ? timer_rank : return_rank) | ++joined_);
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

// Chats of an agent whose shift is over go back to the head of the queue, the longest there first.
[[gnu::noinline]] void Center::put_back_conversations(std::uint32_t number) {
    auto& agent = agents_[number];
    work_at_desk(number);
    leave_room(number);
    close_span(agent, number);
    auto* const open = chats_of(number);
    auto* const end = open + agent.open;
    auto* const talking = talking_last(open, end);
    for (auto* c = talking; c != end; ++c) {
        if (divides_) end_share(c->contact, number);
        lay_down_conversation(c->contact);
        put_back(c->contact, number);
    }
    agent.open = static_cast<std::uint16_t>(talking - open);
    agent.load = agent.open * weight(agent, agent.channel);
    if (agent.open > 0) join_room(number);
    schedule_desk(number);
}

// It goes on from the reply that it awaits; or the customer thinks on, and may have written when somebody takes it.
void Center::lay_down_conversation(std::uint32_t number) {
    auto& contact = contacts_[number];
    auto& conversation = conversations_[number];
    conversation.owed = conversation.waits;
    contact.work = conversation.owed ? conversation.left : 0;
    if (conversation.owed) {
        leave_desk(number);
        --room_places_[conversation.agent].awaiting;  // of an agent in no room
    }
    if (std::exchange(contact.timer, Exit::stays) != Exit::stays) calendar_.erase(timer_slot(number));
}

// How long it awaits the reply counts from now, as at the first message.
[[gnu::noinline]] void Center::resume_conversation(std::uint32_t number) {
    auto& conversation = conversations_[number];
    const bool owed = conversation.owed, silent = !owed && has_fallen_silent(conversation);
    if (!owed && (silent || conversation.asked > now_)) return set_message_timer(number);
    const Seconds asked = conversation.asked;
    ++room_places_[conversation.agent].awaiting;
    await_reply(number, owed ? 0 : 1, owed ? contacts_[number].work : 0);
    conversation.asked = asked;
}

// A chat that was put back while its customer had fallen silent: nobody is impatient there, and it is closed when it
// would have been.
bool Center::waits_in_silence(std::uint32_t number) const {
    if (!converses_ || !about(contacts_[number].attempt.channel).converses) return false;
    const auto& conversation = conversations_[number];
    return !conversation.owed && has_fallen_silent(conversation);
}

[[gnu::noinline]] void Center::end_silence(std::uint32_t number) {
    take_from_line(number);
    free_line(contacts_[number]);
    proceed<Stage::queue, Exit::inactive>(number);
    ask_freed();  // what comes back at once has joined its queue
}

// The agent, who stands in no room, has one open chat less.
void Center::leave_conversation(std::uint32_t number, std::uint32_t agent) {
    if (conversations_[number].waits) {  // for somebody who was not there
        leave_desk(number);
        --room_places_[agent].awaiting;
    }
    auto* const chats = chats_of(agent);
    auto* const last = chats + open_chats(agents_[agent]) - 1;
    *std::find_if(chats, last, [&](const OpenChat& c) { return c.contact == number; }) = *last;
}

// The agent is done with the chat; free_agent() sees to the others.
[[gnu::noinline]] void Center::release_conversation(std::uint32_t number, std::uint32_t agent_number) {
    auto& agent = agents_[agent_number];
    work_at_desk(agent_number);
    leave_room(agent_number);
    close_span(agent, agent_number);
    leave_conversation(number, agent_number);
    --agent.open;
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
