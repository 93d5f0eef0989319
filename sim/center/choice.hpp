#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "sim/center/agent_set.hpp"
#include "sim/center/ranked_agents.hpp"
#include "sim/core/random.hpp"
#include "sim/ports/description.hpp"

namespace holdtime {

/// Who of the agents with room might take a contact, where it does not go to who has been idle longest: the fastest,
/// the least busy so far, or anybody. Agents stand in rooms of their group: 0 is that of the idle, the others are of
/// those with so many chats open. Used only under such a rule.
class Choice {
public:
    /// Groups in order: so many agents in each, and rooms beside that of the idle.
    struct Group {
        std::uint32_t first_agent = 0, agents = 0;
        std::size_t rooms = 0;
    };
    void lay_out(AgentRule rule, std::span<const Group> groups);
    /// Nobody is anywhere.
    void restart(const StreamKey& key);

    /// `rank`: of the agent within its group, 0 the best, under the rule `fastest`.
    void set_rank(std::uint32_t agent, std::uint32_t rank) { rank_[agent] = rank; }
    /// Takes who is in some room out of it, ranks changed by `rank` put in, and everybody back.
    template <class SetRanks>
    void rank_again(std::uint16_t group, SetRanks set_ranks);

    void enter(std::uint32_t agent, std::uint16_t group, std::size_t room, Seconds since);
    void leave(std::uint32_t agent, std::uint16_t group, std::size_t room);

    std::uint32_t size(std::uint16_t group, std::size_t room) const { return rooms_[place(group, room)].size; }
    /// Of the room's agents the fastest, or any; none if it is empty.
    std::uint32_t fastest(std::uint16_t group, std::size_t room) const {
        return rooms_[place(group, room)].ranked.first();
    }
    std::uint32_t any(std::uint16_t group, std::size_t room);
    /// A uniform integer below n.
    std::uint32_t below(std::uint16_t group, std::uint32_t n) { return choices_[group].below(n); }
    /// Calls `see(agent)` for every agent of the room.
    template <class See>
    void each(std::uint16_t group, std::size_t room, See see) const {
        const auto first = groups_[group].first_agent;
        rooms_[place(group, room)].members.each([&](std::uint32_t number) { see(first + number); });
    }
    /// Idle, or since the last chat was assigned.
    Seconds since(std::uint32_t agent) const { return places_[agent].assigned; }

private:
    struct Members {
        RankedAgents ranked;  ///< under the rule `fastest`
        AgentSet members;     ///< else
        std::uint32_t size = 0;
    };
    static constexpr std::size_t nowhere = static_cast<std::size_t>(-1);
    std::size_t place(std::uint16_t group, std::size_t room) const { return first_room_[group] + room; }

    AgentRule rule_ = AgentRule::fastest;
    std::vector<Group> groups_;
    std::vector<std::size_t> first_room_;  ///< [group]
    std::vector<Members> rooms_;
    std::vector<RoomPlace> places_;          ///< [agent]
    std::vector<std::uint32_t> rank_;        ///< [agent]
    std::vector<std::size_t> room_of_;       ///< [agent] within its group, or nowhere
    std::vector<SequentialStream> choices_;  ///< [group]
};

template <class SetRanks>
void Choice::rank_again(std::uint16_t group, SetRanks set_ranks) {
    const auto [first, agents, rooms] = groups_[group];
    for (auto a = first; a < first + agents; ++a)
        if (room_of_[a] != nowhere) rooms_[place(group, room_of_[a])].ranked.erase(places_, a, rank_[a]);
    set_ranks();
    for (auto a = first; a < first + agents; ++a)
        if (room_of_[a] != nowhere) rooms_[place(group, room_of_[a])].ranked.insert(places_, a, rank_[a]);
}

}  // namespace holdtime
