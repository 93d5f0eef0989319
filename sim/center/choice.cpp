// Who takes a contact under the rules fastest, most_idle and random: agents of any group, by more than how long they
// have been idle.

#include "sim/center/choice.hpp"

#include <algorithm>

#include "sim/center/center.hpp"

namespace holdtime {

void Choice::lay_out(AgentRule rule, std::span<const Group> groups) {
    rule_ = rule;
    groups_.assign(groups.begin(), groups.end());
    std::size_t rooms = 0, agents = 0;
    for (const auto& group : groups) {
        first_room_.push_back(rooms);
        rooms += 1 + group.rooms;
        agents += group.agents;
    }
    rooms_.resize(rooms);
    places_.resize(agents);
    rank_.resize(agents);
    room_of_.resize(agents);
    choices_.resize(groups.size());
}

void Choice::restart(const StreamKey& key) {
    std::fill(rank_.begin(), rank_.end(), 0u);
    std::fill(room_of_.begin(), room_of_.end(), nowhere);
    for (std::size_t g = 0; g < groups_.size(); ++g) {
        choices_[g].restart(key, static_cast<std::uint32_t>(g), Purpose::agent_pick);
        for (std::size_t room = 0; room <= groups_[g].rooms; ++room) {
            auto& members = rooms_[first_room_[g] + room];
            members.size = 0;
            if (rule_ == AgentRule::fastest)
                members.ranked.reset(std::max(1u, groups_[g].agents));
            else
                members.members.reset(groups_[g].agents);
        }
    }
}

[[gnu::noinline]] void Choice::enter(std::uint32_t agent, std::uint16_t group, std::size_t room, Seconds since) {
    auto& members = rooms_[place(group, room)];
    places_[agent].assigned = since;
    room_of_[agent] = room;
    ++members.size;
    if (rule_ == AgentRule::fastest)
        members.ranked.insert(places_, agent, rank_[agent]);
    else
        members.members.insert(agent - groups_[group].first_agent);
}

[[gnu::noinline]] void Choice::leave(std::uint32_t agent, std::uint16_t group, std::size_t room) {
    auto& members = rooms_[place(group, room)];
    room_of_[agent] = nowhere;
    --members.size;
    if (rule_ == AgentRule::fastest)
        members.ranked.erase(places_, agent, rank_[agent]);
    else
        members.members.erase(agent - groups_[group].first_agent);
}

std::uint32_t Choice::any(std::uint16_t group, std::size_t room) {
    const auto& members = rooms_[place(group, room)];
    return groups_[group].first_agent + members.members.member(choices_[group].below(members.size));
}

// A group's agents by how long they take now: who takes as long has the same rank.
void Center::rank_people(std::uint16_t group) {
    const auto first = groups_[group].first_agent, last = first + groups_[group].agents;
    chosen_.clear();
    for (auto a = first; a < last; ++a) chosen_.push_back(a);
    const auto time = [&](std::uint32_t agent) { return people_.time_factor(agent, group, now_); };
    std::stable_sort(chosen_.begin(), chosen_.end(),
                     [&](std::uint32_t a, std::uint32_t b) { return time(a) < time(b); });
    std::uint32_t rank = 0;
    for (std::size_t i = 0; i < chosen_.size(); ++i) {
        if (i > 0 && time(chosen_[i]) != time(chosen_[i - 1])) ++rank;
        choice_.set_rank(chosen_[i], rank);
    }
}

// Where some still learn their order changes with time: at every change of the timetable, it is that of the moment.
[[gnu::noinline]] void Center::rank_learners() {
    for (std::uint16_t g = 0; g < groups_.size(); ++g)
        if (people_.learn(g)) choice_.rank_again(g, [&] { rank_people(g); });
}

// For a contact that comes, or whose callback is due: of idle agents.
[[gnu::noinline]] std::uint32_t Center::choose_agent(std::uint16_t queue,
                                                     const std::vector<std::vector<std::uint16_t>>& tiers,
                                                     bool to_dial) {
    for (const auto& tier : tiers) {
        const auto agent = about(queues_[queue].channel).kind == ChannelKind::chat
                               ? choose_chat_agent(queue, tier)
                               : choose_among(queue, tier, 0, to_dial);
        if (agent != none) return agent;
    }
    return none;
}

// By load, as find_chat_agent; of equals by the rule.
std::uint32_t Center::choose_chat_agent(std::uint16_t queue, const std::vector<std::uint16_t>& tier) {
    if (at_random_) return find_random_chat_agent(queue, tier);
    const auto levels = about(queues_[queue].channel).concurrency;
    const bool least = description_.routing.chat_rule == ChatRule::least_loaded;
    for (std::uint32_t i = 0; i < levels; ++i) {
        const auto agent = choose_among(queue, tier, least ? i : levels - 1 - i, false);
        if (agent != none) return agent;
    }
    return none;
}

// Of those with so many chats open: each group's candidate, one against the other. At random, group by group: the new
// candidate replaces the one before with the probability of its group's part of all seen so far.
std::uint32_t Center::choose_among(std::uint16_t queue, const std::vector<std::uint16_t>& tier, std::uint32_t open,
                                   bool to_dial) {
    const auto rule = description_.routing.agent_rule;
    std::uint32_t best = none, seen = 0;
    for (const auto g : tier) {
        const std::size_t room = open == 0 ? 0 : first_room_[g][queues_[queue].channel] + std::size_t{open};
        const auto size = choice_.size(g, room);
        if (size == 0 || !(to_dial ? may_dial(g, queue, true) : may_start(g, queue, open == 0))) continue;
        if (rule == AgentRule::random) {
            seen += size;
            if (seen == size || choice_.below(g, seen) < size) best = choice_.any(g, room);
        } else if (rule == AgentRule::fastest) {
            const auto agent = choice_.fastest(g, room);
            const auto slow = [&](std::uint32_t one) { return paces_differ_ ? pace_of(one, queue, now_) : 1; };
            if (best == none || is_better(slow(best), agent, slow(agent), best)) best = agent;
        } else {
            choice_.each(g, room, [&](std::uint32_t agent) {
                if (best == none || is_better(busy_share(best), agent, busy_share(agent), best)) best = agent;
            });
        }
    }
    return best;
}

// The larger value; of equals who has waited longer, then the lower number.
bool Center::is_better(double value, std::uint32_t agent, double other_value, std::uint32_t other) const {
    if (value != other_value) return value > other_value;
    const Seconds since = choice_.since(agent), other_since = choice_.since(other);
    return since < other_since || (since == other_since && agent < other);
}

double Center::busy_share(std::uint32_t number) const {
    const auto& agent = agents_[number];
    return workload_.busy_share(number, now_, agent.open > 0 ? now_ - agent.since : 0);
}

}  // namespace holdtime
