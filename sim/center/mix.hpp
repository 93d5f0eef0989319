#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "sim/core/time.hpp"

/// Weighted blending: what an agent with a call and chats has at once. Exists only where some group of the strategy
/// blends so; then all its groups go by weights, those of others being 1 of a call and 1 / limit of a chat.
namespace holdtime {

/// `Agent::next_chat` while the call ends first.
inline constexpr std::uint16_t the_call = 0xffff;
/// While a reply does, or what else stands at the desk of conversations.
inline constexpr std::uint16_t the_desk = 0xfffe;
inline constexpr std::size_t no_room = static_cast<std::size_t>(-1);

/// Of one agent, beside what stands in Agent, whose `contact` is the call or deferred contact (`none`: none) and whose
/// `open` counts it, too.
struct Mix {
    Seconds call_ends = forever;  ///< when what it does on the call is over; forever: it waits for another agent
    std::size_t room = no_room;   ///< in which it stands
    bool pending = false;         ///< its event stands in the calendar
};

/// What an agent may have open while another contact is to come.
struct MixState {
    double weight = 0;
    std::uint16_t chats = 0;
    std::uint16_t room = 0;
};

/// Of one group.
struct MixRules {
    double beside_call = 1;                    ///< factor on the pace of chats
    std::size_t parts = 1;                     ///< numbers of chats by channel, and none: rooms without a call
    std::vector<std::uint16_t> call_part;      ///< [channel]: of calls, from 1; 0 = none
    std::vector<std::uint16_t> first_chat;     ///< [channel]: the part with one chat of it open; 0 = none
    std::vector<std::vector<MixState>> takes;  ///< [channel]: where one more fits, the least weight first
};

}  // namespace holdtime
