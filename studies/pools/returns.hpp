#pragma once

#include <functional>
#include <vector>

#include "models/expected_sessions.hpp"
#include "sim/core/stop.hpp"
#include "studies/pools/pools.hpp"

namespace holdtime {

/// Asks a formula about a pool that is not deferred.
using AskAnyPool = std::function<PoolAnswer(const AnalyticPool&)>;

/// A strategy's expected load, its pools, and what a formula answers for each (nothing for deferred ones).
struct AnsweredPools {
    std::vector<ChannelLoad> loads;
    std::vector<ChannelSessions> sessions;
    std::vector<AnalyticPool> pools;
    std::vector<PoolAnswer> answers;
    /// By how much of itself the load that comes back would still have changed when it was no longer pursued; infinite
    /// where its changes did not become smaller, 0 where they had died away.
    double unsettled = 0;
};

/// First contacts alone, or, with the fates of a round before, those whom they bring back, too.
AnsweredPools answer_pools(const Description& description, const AskAnyPool& ask, Stop stop,
                           const QueueFates* fates = nullptr);

/// What becomes of the contacts of each channel and interval, of which the answers tell.
QueueFates fates_of(const Description& description, const AnsweredPools& now, Stop stop);

/// The largest change of an interval's contacts, as a share of the busiest interval of their channel.
double change_of(const std::vector<ChannelLoad>& before, const std::vector<ChannelLoad>& now);

/// With redials and repeats: what becomes of contacts says how many come back, and they are contacts, too.
///
/// State: the expected contacts of every channel and interval. Step: the formula answers them, its shares of answered,
/// abandoned, balked and blocked say how many come back and when (models/returning_load), until no channel's load
/// changes by more than `tolerance` of itself, or `most_rounds` would not do. Source: successive substitution, as in
/// retrial models (Falin and Templeton 1997, 1.4); each round moves a share of it that is the probability to come back.
AnsweredPools answer_with_returns(const Description& description, const AskAnyPool& ask, double tolerance,
                                  int most_rounds, Stop stop);

/// A formula's contacts are answered as they would be in the end: the days after the end say nothing more.
Description without_cool_down(Description description);

}  // namespace holdtime
