#pragma once

#include <vector>

#include "sim/core/stop.hpp"
#include "studies/analytic/figures.hpp"
#include "studies/analytic/pools.hpp"

namespace holdtime {

/// A strategy's expected load, its pools, and what a formula answers for each (nothing for deferred ones).
struct AnsweredPools {
    std::vector<ChannelLoad> loads;
    std::vector<AnalyticPool> pools;
    std::vector<PoolAnswer> answers;
    bool settled = true;  ///< the load that comes back no longer changed when the search for it ended
};

/// First contacts alone.
AnsweredPools answer_pools(const Description& description, const AskPool& ask, Stop stop,
                           const QueueFates* fates = nullptr);

/// With redials and repeats: what becomes of contacts says how many come back, and they are contacts, too.
///
/// State: the expected contacts of every channel and interval. Step: the formula answers them, its shares of answered,
/// abandoned, balked and blocked say how many come back and when (models/returning_load), until no channel's load
/// changes by more than `tolerance` of itself, or 60 rounds. Source: successive substitution, as in retrial models
/// (Falin and Templeton 1997, 1.4); each round moves a share of it that is the probability to come back.
AnsweredPools answer_with_returns(const Description& description, const AskPool& ask, double tolerance, Stop stop);

}  // namespace holdtime
