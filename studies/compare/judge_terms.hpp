#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "studies/compare/verdict.hpp"

namespace holdtime {

/// On what terms strategies are judged, beside their results.
struct JudgeTerms {
    double alike_in_cost = 0;                  ///< less is no difference: what whole agents leave of the same money
    std::optional<std::size_t> excluded = {};  ///< a strategy that is taken as missing a target
};

/// As without terms.
Verdict judge(const Results& results, const Objective* objective, const JudgeTerms& terms);
double notable_size(const StrategyResults& a, const StrategyResults& b, Thing thing, const JudgeTerms& terms);

/// A target on the line on which the answer hangs: were it missed, other strategies would be named.
struct HangingTarget {
    std::size_t strategy = 0, target = 0;
    double more_replications = 0;  ///< that would tell; 0 = within a point of the line, where it may stay for ever
};
std::vector<HangingTarget> hanging_targets(const Results& results, const Objective* objective, const JudgeTerms& terms);

}  // namespace holdtime
