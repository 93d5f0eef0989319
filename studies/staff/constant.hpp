#pragma once

#include "studies/setup/setup.hpp"

namespace holdtime {

/// Puts in place of a strategy's plan the cheapest one that is found with one number of people per group for all its
/// hours on duty, of the groups whose staffing a model computes; adds to the strategy's notes and shortfalls.
///
/// State: one number per group; more people serve no worse (where that fails, by chance only, a cheaper plan may be
/// missed, never an infeasible one be taken: each answer has been simulated).
/// 1. Start from the busiest interval of the model's own plan, and double until every target is met.
/// 2. In every order of the groups, lower one after the other as far as the targets allow, by bisection.
/// 3. Of the cheapest, exchange one person of a group for one of a cheaper group as long as that saves and holds.
void make_constant(const Scenario& scenario, std::size_t strategy, Setup& setup, const TrialSettings& trials);

}  // namespace holdtime
