#pragma once

#include <cstdint>
#include <vector>

#include "sim/center/agent_set.hpp"
#include "sim/center/room.hpp"

namespace holdtime {

/// Some of a group's agents, the best first: by rank (0 is the best; who is equally good has the same), of equals who
/// has waited longest, then the lowest number. First is found in a handful of operations, whatever their number: a set
/// of the ranks that are there, and for each rank a heap.
class RankedAgents {
public:
    void reset(std::uint32_t ranks) {
        of_rank_.assign(ranks, Room{});
        ranks_.reset(ranks);
    }
    std::uint32_t first() const {
        const auto rank = ranks_.lowest();
        return rank == AgentSet::none ? none : of_rank_[rank].first();
    }
    /// `places[agent].assigned` is since when it has waited.
    void insert(std::vector<RoomPlace>& places, std::uint32_t agent, std::uint32_t rank) {
        if (of_rank_[rank].first() == none) ranks_.insert(rank);
        of_rank_[rank].insert(places, agent);
    }
    void erase(std::vector<RoomPlace>& places, std::uint32_t agent, std::uint32_t rank) {
        of_rank_[rank].erase(places, agent);
        if (of_rank_[rank].first() == none) ranks_.erase(rank);
    }

private:
    std::vector<Room> of_rank_;
    AgentSet ranks_;
};

}  // namespace holdtime
