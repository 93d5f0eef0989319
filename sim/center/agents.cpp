// What agents are doing: idle, busy with one contact, or with several chats at the pace of their number.

#include <algorithm>

#include "sim/center/center.hpp"

namespace holdtime {

void Center::enter_idle(std::uint32_t number) {
    auto& agent = agents_[number];
    auto& group = groups_[agent.group];
    agent.idle = true;
    agent.since = now_;
    group.idle.enter(agents_, number);
    if (!counts_who_idles_) return;
    if (many_groups_) idle_groups_.insert(agent.group);
    if (chooses_) choice_.enter(number, agent.group, 0, now_);
    if (!counts_idle_) return;
    for (const auto g : group.reserves) ++idle_for_reserve_[g];
    unsettled_ = true;  // a reserve may now be met elsewhere
}

void Center::leave_idle(std::uint32_t number) {
    auto& agent = agents_[number];
    auto& group = groups_[agent.group];
    agent.idle = false;
    group.idle.leave(agents_, number);
    if (!counts_who_idles_) return;
    if (many_groups_ && group.idle.size() == 0) idle_groups_.erase(agent.group);
    if (chooses_) choice_.leave(number, agent.group, 0);
    if (!counts_idle_) return;
    for (const auto g : group.reserves) --idle_for_reserve_[g];
}

// A contact of the agent's is over: it leaves if its time has come, else takes what waits, else is idle.
void Center::freed(std::uint32_t number) {
    auto& agent = agents_[number];
    if (agent.open == 0) {
        if (agent.leaving) return depart(number);
        if (first_done_ && !groups_[agent.group].leavers.empty() && number < first_on_call(agent.group))
            return swap_leaver(number);
    }
    if (!agent.present) return;
    if (asks_later_) {
        freed_.push_back(number);
    } else {
        offer(number);
    }
    if (agent.open == 0) enter_idle(number);
}

// All work of an instant ends first, then agents and hours change; only then those freed are asked for their next
// contact, in the order in which they were freed: nobody starts one at the end of the shift.
[[gnu::noinline]] void Center::ask_freed() {
    asks_later_ = false;
    for (const auto number : freed_)
        if (agents_[number].present) offer(number);
    freed_.clear();
}

void Center::close_span(Agent& agent, std::uint32_t number) {
    if (!(now_ > agent.since)) return;
    if (mixes_ && agent.contact != none && agent.open > 1)
        close_mix_span(agent, number);
    else
        reporter_.span({agent.since, now_, number - groups_[agent.group].first_agent, agent.group, agent.channel,
                        agent.open, agent.overtime});
    if (watches_ && !agent.overtime) workload_.worked(number, agent.since, now_);
    agent.since = now_;
}

void Center::advance_clocks(Agent& agent) {
    const Seconds passed = now_ - agent.updated;
    agent.clock += passed * about(agent.channel).pace[agent.open - 1u];
    agent.effort_clock += passed / agent.open;
    agent.updated = now_;
}

// The agent's one pending event is the first of its chats to be done at the present pace. A chat that waits for another
// agent is done by that one (hold.cpp).
void Center::schedule_chat(std::uint32_t number) {
    auto& agent = agents_[number];
    const auto* chats = chats_of(number);
    double finish = chats[0].finish;
    std::uint16_t next = 0;
    for (std::uint16_t i = 1; i < agent.open; ++i) {  // without branches: which is first cannot be predicted
        const bool sooner = chats[i].finish < finish;
        finish = sooner ? chats[i].finish : finish;
        next = sooner ? i : next;
    }
    agent.next_chat = next;
    if (!(finish < forever)) return;
    pending_of_[number] = chats[next].contact;
    const double work = std::max(0.0, finish - agent.clock);
    calendar_.insert(number, now_ + work / about(agent.channel).pace[agent.open - 1u], number);
}

// Which of its group's rooms the agent stands in; no_room if it has none open or cannot take another.
std::size_t Center::room_of(std::uint32_t number) const {
    const auto& agent = agents_[number];
    if (!agent.present || agent.open == 0 || !has_room(agent, agent.channel)) return no_room;
    return first_room_[agent.group][agent.channel] + agent.open - 1u;
}

void Center::join_room(std::uint32_t number) {
    if (mixes_) return join_mix_room(number);
    const auto room = room_of(number);
    if (room == no_room) return;
    auto& group = groups_[agents_[number].group];
    if (chooses_) choice_.enter(number, agents_[number].group, room + 1, room_places_[number].assigned);
    if (at_random_) return group.rooms_at_random[room].insert(number_in_group(number));
    group.rooms[room].insert(room_places_, number);
}

void Center::leave_room(std::uint32_t number) {
    if (mixes_) return leave_mix_room(number);
    const auto room = room_of(number);
    if (room == no_room) return;
    auto& group = groups_[agents_[number].group];
    if (chooses_) choice_.leave(number, agents_[number].group, room + 1);
    if (at_random_) return group.rooms_at_random[room].erase(number_in_group(number));
    group.rooms[room].erase(room_places_, number);
}

}  // namespace holdtime
