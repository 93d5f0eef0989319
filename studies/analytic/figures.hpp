#pragma once

#include <functional>
#include <vector>

#include "sim/ports/results.hpp"
#include "studies/pools/returns.hpp"

namespace holdtime {

/// Asks the model about a question of a pool.
using AskPool = std::function<PoolAnswer(const PoolQuestion&)>;

/// Expected sums of a strategy, made into figures by the definitions that the simulation's records go through.
/// `ask` (null: too slow) is asked again for the percentiles of waits over
/// the whole horizon. Segments and reasons have no figures of their own.
StrategyResults analytic_figures(const Description& description, const AnsweredPools& answered, const AskPool& ask);

}  // namespace holdtime
