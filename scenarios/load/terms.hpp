#pragma once

#include "scenarios/load/block.hpp"
#include "scenarios/schema/comparison_terms.hpp"
#include "scenarios/schema/scenario.hpp"

namespace holdtime {

/// Of the `experiment` block; complains.
ComparisonTerms read_terms(Block& experiment);

/// Of a tree that has been checked.
ComparisonTerms terms_of(const Value& tree);

/// Given numbers of agents become `staffing: simulation`; for the same money every group's staffing does, with that
/// budget, since no other model knows of it. Nothing for as_staffed.
void staff_by_terms(const ComparisonTerms& terms, const Value& tree, Scenario& scenario);

}  // namespace holdtime
