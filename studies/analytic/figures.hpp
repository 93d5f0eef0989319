#pragma once

#include <functional>
#include <vector>

#include "sim/ports/results.hpp"
#include "studies/analytic/pools.hpp"

namespace holdtime {

/// Asks the model about a pool.
using AskPool = std::function<PoolAnswer(const PoolQuestion&)>;

/// Expected sums of a strategy, made into figures by the definitions that the simulation's records go through.
/// `answers` are those of the pools, in order; `ask` (null: too slow) is asked again for the percentiles of waits over
/// the whole horizon. Segments and reasons have no figures of their own.
StrategyResults analytic_figures(const Description& description, const std::vector<ChannelLoad>& loads,
                                 const std::vector<AnalyticPool>& pools, const std::vector<PoolAnswer>& answers,
                                 const AskPool& ask);

}  // namespace holdtime
