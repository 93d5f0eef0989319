#pragma once

#include <string>
#include <vector>

#include "scenarios/schema/comparison_terms.hpp"
#include "scenarios/schema/scenario.hpp"
#include "sim/ports/results.hpp"

namespace holdtime {

/// On what terms the strategies are compared: as staffed, each staffed to its targets, or with the same money.
std::string fairness(const Results& results, const ComparisonTerms& terms = {});

/// What a reader should look at before believing the figures: unserved customers, work left over, precision not
/// reached.
std::vector<std::string> warnings(const Results& results);

/// What customers who come back leave undecided where the days around are not played; "" where it is little.
std::string in_progress_remark(const Results& results, const CalendarSpec& calendar);

}  // namespace holdtime
