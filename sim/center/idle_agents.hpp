#pragma once

#include <cstdint>

#include "sim/center/links.hpp"
#include "sim/core/time.hpp"

namespace holdtime {

/// A group's agents with nothing to do, longest idle first; of those idle since the same instant, the lowest number.
/// They are linked through `previous` and `next` of the agents that are handed along.
class IdleAgents {
public:
    std::uint32_t longest() const { return head_; }
    std::uint32_t size() const { return size_; }

    /// Whoever enters has been idle for no longer than those in the list: `since` of the agent is now.
    template <class Agents>
    void enter(Agents& agents, std::uint32_t number) {
        auto before = tail_;
        while (before != none && agents[before].since == agents[number].since && before > number)
            before = agents[before].previous;
        link_behind(agents, number, before, head_, tail_);
        ++size_;
    }
    template <class Agents>
    void leave(Agents& agents, std::uint32_t number) {
        unlink(agents, number, head_, tail_);
        --size_;
    }

private:
    std::uint32_t head_ = none, tail_ = none, size_ = 0;
};

}  // namespace holdtime
