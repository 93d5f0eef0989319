#pragma once

#include <algorithm>
#include <memory>
#include <string>
#include <vector>

#include "models/queue_figures.hpp"
#include "sim/core/stop.hpp"
#include "sim/ports/description.hpp"

namespace holdtime {

/// A stretch of time in which a pool's demand and staffing are constant.
struct PoolMoment {
    Seconds length = 0;
    double rate = 0;  ///< contacts per second
    std::uint32_t agents = 0;
    Seconds handle_time = 0;          ///< mean, after-contact work included; of a chat what it would last alone
    Seconds patience_mean = forever;  ///< reciprocal of the mean rate of leaving
    double balk = 0;                  ///< probability of leaving at once when it would have to wait
};

/// Agents who serve one channel and nothing else, over the whole horizon.
struct PoolQuestion {
    ChannelKind kind = ChannelKind::voice;
    std::vector<PoolMoment> moments;               ///< in order, without gaps; the pool is empty before the first
    std::shared_ptr<const Distribution> patience;  ///< the law over all customers; null = infinite
    std::uint32_t lines = no_limit;
    std::uint32_t waiting = no_limit;  ///< most that may wait
    std::uint32_t concurrency = 1;     ///< chat
    std::vector<double> pace;          ///< chat: speed of each of k open ones; size concurrency
    ChatRule chat_rule = ChatRule::least_loaded;
    ShiftEnd shift_end = ShiftEnd::finish;
    Seconds within = 20;    ///< T of the service level
    bool quantiles = true;  ///< of the wait of the answered, too
    Stop stop = {};         ///< asked once a moment at least, and in whatever takes longer than a second

    /// Most contacts in the system with so many at once in service.
    std::uint32_t most(std::uint32_t served) const {
        return waiting == no_limit ? lines : std::min(lines, served + waiting);
    }
};

/// What becomes of the contacts that arrive in each moment.
struct PoolAnswer {
    std::vector<QueueFigures> moments;
    std::vector<std::string> remarks;  ///< how exact the answer is, where that is known
};

}  // namespace holdtime
