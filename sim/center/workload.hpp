#pragma once

#include <algorithm>
#include <cstdint>
#include <vector>

#include "sim/core/time.hpp"

namespace holdtime {

/// How long each agent has been on duty and how much of it busy: since the simulation began, and of that between time 0
/// and the end. Agents are numbered through the whole centre. Work after a shift is in neither.
class Workload {
public:
    struct Load {
        Seconds busy = 0, duty = 0;
        Seconds counted_busy = 0, counted_duty = 0;
        Seconds on_duty_since = -forever;  ///< -forever: is not
    };

    void restart(std::size_t agents, Seconds end) {
        loads_.assign(agents, Load{});
        end_ = end;
    }
    void comes(std::uint32_t agent, Seconds now) { loads_[agent].on_duty_since = now; }
    /// Nothing if it was not on duty.
    void goes(std::uint32_t agent, Seconds now) {
        auto& load = loads_[agent];
        if (load.on_duty_since == -forever) return;
        load.duty += now - load.on_duty_since;
        load.counted_duty += counted(load.on_duty_since, now);
        load.on_duty_since = -forever;
    }
    [[gnu::noinline]] void worked(std::uint32_t agent, Seconds from, Seconds to) {
        loads_[agent].busy += to - from;
        loads_[agent].counted_busy += counted(from, to);
    }
    const Load& of(std::uint32_t agent) const { return loads_[agent]; }
    /// `under_way`: the part of its present work that has not been told yet.
    double busy_share(std::uint32_t agent, Seconds now, Seconds under_way) const {
        const auto& load = loads_[agent];
        const Seconds duty = load.duty + (load.on_duty_since == -forever ? 0 : now - load.on_duty_since);
        return duty > 0 ? (load.busy + under_way) / duty : 0;
    }

private:
    Seconds counted(Seconds from, Seconds to) const { return std::max(0.0, std::min(to, end_) - std::max(from, 0.0)); }

    std::vector<Load> loads_;
    Seconds end_ = forever;
};

}  // namespace holdtime
