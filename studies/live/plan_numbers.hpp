#pragma once

#include <string>
#include <vector>

#include "scenarios/schema/comparison_terms.hpp"
#include "scenarios/schema/value.hpp"
#include "studies/compare/compare.hpp"

namespace holdtime {

/// Settings that put numbers in the place of staffing that was computed, and of lists that their file dates: what
/// simulates only can then play the scenario, and move the numbers. `staffing`: of every group, as compare() tells.
std::vector<std::string> plans_as_numbers(const Value& tree, const ComparisonTerms& terms,
                                          const std::vector<FoundStaffing>& staffing);

}  // namespace holdtime
