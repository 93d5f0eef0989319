#pragma once

#include <cstdint>
#include <vector>

#include "models/staffing/search/effects.hpp"

/// Searches leave noise behind: 13, 16, 13, 14 where the load is even. Of plans that cost the same and meet the same
/// targets the smoothest is the easiest to roster and to explain.
namespace holdtime {

/// Agents who come or go from one interval to the next, added up over the groups; a group's hours off duty are left
/// out.
std::uint64_t changes(const Plan& plan, const std::vector<Post>& posts);

/// What smoothness may cost: 1 % of the pay, and with few replications as much as luck is worth there. A search on few
/// finds plans that are cheap for those customers only; that luck falls with the root of the replications.
double dearest_smooth_plan(std::uint32_t replications);
inline constexpr double cheap_smooth_plan = 1.01;

/// Plans with fewer changes for about the same pay, the smoothest first, of those the cheapest: for several weights of
/// a change, each group's least sum of squared distances to `plan` and weighted changes, whole agents, by dynamic
/// programming (total variation: L. Rudin, S. Osher, E. Fatemi, Physica D 60 (1992), 259-268), with a price on pay so
/// that it is spent and no more. They cost up to `dearest` times the plan's pay. `posts` in ascending intervals group
/// by group; `pay` per post.
std::vector<Plan> smoother_plans(const Plan& plan, const std::vector<Post>& posts, const std::vector<double>& pay,
                                 const Bounds& bounds, double dearest);

}  // namespace holdtime
