#pragma once

#include <string>
#include <vector>

#include "reports/document/document.hpp"
#include "studies/compare/compare.hpp"

namespace holdtime {

/// One strategy before and after, with the places of both and of the difference in the results.
struct ChangedStrategy {
    std::string name;
    const StrategyResults *before, *after, *difference;
    std::string before_place, after_place, difference_place;  ///< /strategies/phone only
    std::string before_targets, after_targets;                ///< /comparison/targets/phone only
};

/// Of a what-if, the world as it is and the changed one; of two results, the first and the second.
struct Changes {
    std::string before, after;  ///< what the two are called: "as it is", "changed"
    std::vector<ChangedStrategy> strategies;
    bool empty() const { return strategies.empty(); }
};

/// Empty where nothing is held against anything. Refers to `comparison`, which must outlive it.
Changes changes_of(const Comparison& comparison);

/// The changed world of a what-if as a comparison by itself, for what is said of one: targets, caveats.
Comparison changed_comparison(const Comparison& comparison);

/// Is the difference of a figure, or of any figure that is shown of the strategy, other than exactly nothing?
bool moves(const Estimate& difference);
bool moves(const StrategyResults& difference);

/// What each strategy's difference comes to: `phone only: costs 75.70 EUR more (95 % interval ..)`.
std::vector<std::string> change_lines(const Comparison& comparison);

}  // namespace holdtime
