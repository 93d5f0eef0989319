#pragma once

#include <string>
#include <vector>

#include "sim/ports/results.hpp"

namespace holdtime {

/// What the figures say, in plain sentences: which strategy is cheaper and which answers faster than the baseline,
/// whether the replications can tell, and what follows. Differences count as real when their interval does not hold
/// zero.
std::string verdict(const Results& results, const std::string& currency);

/// Share of a part's customers whose need was never met; NaN when nobody came.
double unserved_share(const Figures& figures);

}  // namespace holdtime
