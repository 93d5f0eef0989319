#pragma once

#include <cstdint>

#include "models/staffing/search/anchor.hpp"
#include "models/staffing/search/posts.hpp"

/// The least-cost staffing of many posts, where what has to be spared is simulation: a sequence of integer programs
/// over measured effects within a trust region. Steps are judged by pay and priced shortfall together (an exact
/// penalty, so that a step may pass through plans that miss a little), on a few replications that no effect was
/// measured on, by their difference from a plan that was simulated on many (`Anchor`). The last word is always that of
/// many replications.
///
/// The programs: J. Atlason, M. Epelman, S. Henderson, Annals of Operations Research 127 (2004), 333-358. Penalty and
/// trust region: R. Fletcher, E. Sainz de la Maza, Mathematical Programming 43 (1989), 235-256 (sequential linear
/// programming).
namespace holdtime {

struct DescentAnswer {
    Anchor anchor;    ///< the cheapest plan that was found to meet the targets; else the one that misses least
    Effects effects;  ///< about it
    std::uint32_t rounds = 0;
    bool exhausted = false;  ///< it ended because it may not simulate more, not because nothing helped
};

/// `share`: of what a search may simulate.
DescentAnswer descend(const PostsQuestion& question, const Plan& start, double share = 1);

}  // namespace holdtime
