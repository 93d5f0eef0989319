#pragma once

#include "studies/compare/compare.hpp"

namespace holdtime {

/// One strategy of a result: its place there, for what of it is kept replication by replication.
struct OneOf {
    const Comparison& comparison;
    std::size_t strategy;
    const StrategyResults& results() const { return comparison.results.strategies[strategy]; }
};

/// Can replication k of the one be paired with replication k of the other? Where both played the same days as often,
/// from the same seed, and keep what decides: then chance that both share drops out of the difference.
bool can_be_paired(const Comparison& a, const Comparison& b);

/// b minus a. Paired: customers, never served, resolution, abandonment, cost and cost per resolution of the total, as
/// --what-if has them. All else, and everything where it cannot be paired: as if the two were independent, with the
/// half-width sqrt(h_a^2 + h_b^2) of their own (each with the Student t of its own replications, so no narrower than
/// Welch's interval); that is too wide where they share their customers. No interval where one has none, or where they
/// were asked at different confidence.
StrategyResults difference_of(const OneOf& a, const OneOf& b, bool paired);

}  // namespace holdtime
