#pragma once

#include <vector>

#include "models/expected_load.hpp"
#include "models/pool_question.hpp"
#include "sim/ports/description.hpp"
#include "studies/pools/deferred_work.hpp"

/// A strategy as pools of agents who serve one channel each: what queueing formulas can answer.
namespace holdtime {

/// One offered channel with the agents who serve it.
struct AnalyticPool {
    std::uint16_t channel = 0;
    bool deferred = false;  ///< no formula answers it; `question.moments` are filled in nevertheless
    DeferredWork work;      ///< of a deferred channel
    PoolQuestion question;
    std::vector<std::vector<std::uint32_t>> agents;  ///< [moment][group of the strategy]: on duty for this channel
};

/// Moments are those of the description's timetable, the warm-up's included. The agents of a group with several skills
/// are split among its channels by their offered load, less what groups with that skill alone carry.
/// `fates`: those that the loads were made with.
std::vector<AnalyticPool> analytic_pools(const Description& description, const std::vector<ChannelLoad>& loads,
                                         const QueueFates* fates = nullptr);

/// Length of a moment of the timetable.
Seconds moment_length(const Description& description, std::size_t moment);

}  // namespace holdtime
