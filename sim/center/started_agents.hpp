#pragma once

#include <cstdint>

#include "sim/center/links.hpp"

namespace holdtime {

/// A group's agents whose contact may be interrupted, in the order in which they began with it. They are linked through
/// `previous` and `next` of the agents that are handed along: whoever works is in no list of idle ones.
class StartedAgents {
public:
    std::uint32_t latest() const { return tail_; }

    template <class Agents>
    void enter(Agents& agents, std::uint32_t number) {
        link_behind(agents, number, tail_, head_, tail_);
    }
    template <class Agents>
    void leave(Agents& agents, std::uint32_t number) {
        unlink(agents, number, head_, tail_);
    }

private:
    std::uint32_t head_ = none, tail_ = none;
};

}  // namespace holdtime
