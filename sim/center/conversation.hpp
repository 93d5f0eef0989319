#pragma once

#include <cstdint>

#include "sim/center/links.hpp"
#include "sim/core/time.hpp"
#include "sim/ports/customer.hpp"

namespace holdtime {

/// A conversation under way: what there is of it beside the contact. Of a place whose customer has gone unseen, what
/// agents see of it.
struct OpenConversation {
    Turns turns;                    ///< the block of replies that the next one belongs to
    double left = 0;                ///< of its work at the desk, at full speed
    Seconds asked = 0;              ///< when the message came that awaits a reply, or comes; of the silent: their end
    Seconds first = 0;              ///< when the first reply was sent
    std::uint32_t agent = none;     ///< whose desk
    std::uint32_t previous = none;  ///< there
    std::uint32_t next = none;
    Seconds reply_time = 0;     ///< until the replies so far
    std::uint32_t replies = 0;  ///< sent so far
    std::uint32_t planned = 0;  ///< until the chat is closed, or handed over
    std::uint32_t all = 0;      ///< if it is not handed over
    bool waits = false;         ///< stands at the desk
    bool owed = false;          ///< a reply, when it was put back
};

/// After the last reply, and before the next message.
inline bool has_fallen_silent(const OpenConversation& conversation) {
    return (conversation.turns.silent >> ((conversation.replies - 1) % Turns::most) & 1u) != 0;
}

/// What the open chats want of an agent, first come first served; the first is being worked on. The agent's pending
/// event is its end.
struct Desk {
    std::uint32_t head = none, tail = none;
    std::uint32_t scheduled = none;  ///< whose work the pending event ends
    double pace = 1;                 ///< of that work
    Seconds updated = 0;             ///< until when it has been counted
};

/// Chats that an agent had open, over time; and how much of that a contact has seen.
struct Divided {
    double open = 0;  ///< chats x seconds
    Seconds until = 0;
};
struct ShareOfAttention {
    double open = 0;  ///< chats x seconds that its agent had open meanwhile
    Seconds time = 0;
};

}  // namespace holdtime
