#pragma once

#include <cstdint>
#include <vector>

#include "sim/center/links.hpp"
#include "sim/core/time.hpp"
#include "sim/kernel/pairing_heap.hpp"

namespace holdtime {

/// An agent's place among those who have chats open and room for more.
struct RoomPlace {
    Seconds assigned = 0;        ///< when its last chat was assigned to it
    std::uint32_t awaiting = 0;  ///< a reply, in conversations
    std::uint32_t child = none;
    std::uint32_t next = none;
    std::uint32_t back = none;
};

/// Agents with as many chats open and room for more: first on whom the fewest customers wait, then who has gone longest
/// without a new chat, of those assigned at one instant the lowest number. Their places are handed along; `assigned`
/// and `awaiting` may change only of who is in no room, but for a fall that is told.
class Room {
public:
    std::uint32_t first() const { return root_; }

    void insert(std::vector<RoomPlace>& places, std::uint32_t agent) {
        places[agent].child = none;
        root_ = root_ == none ? agent : pairing_heap::meld(places, root_, agent, Longest{places});
        places[root_].next = none;
    }
    void erase(std::vector<RoomPlace>& places, std::uint32_t agent) {
        const auto heirs = pairing_heap::heirs_of(places, agent, Longest{places});
        if (agent != root_) return pairing_heap::replace(places, agent, heirs);
        root_ = heirs;
        if (root_ != none) places[root_].next = none;
    }
    /// `awaiting` of an agent in the room has fallen: all behind it stay behind it.
    void move_up(std::vector<RoomPlace>& places, std::uint32_t agent) {
        if (agent == root_) return;
        pairing_heap::replace(places, agent, none);
        root_ = pairing_heap::meld(places, root_, agent, Longest{places});
        places[root_].next = none;
    }

private:
    struct Longest {
        const std::vector<RoomPlace>& places;
        bool operator()(std::uint32_t a, std::uint32_t b) const {
            const auto &one = places[a], &other = places[b];
            if (one.awaiting != other.awaiting) return one.awaiting < other.awaiting;
            return one.assigned < other.assigned || (one.assigned == other.assigned && a < b);
        }
    };
    std::uint32_t root_ = none;
};

}  // namespace holdtime
