#pragma once

#include <string>
#include <vector>

#include "sim/ports/results.hpp"

namespace holdtime {

/// Why figures that a reader looks for stand as a dash, null in JSON: there is nothing to divide by. Once for all;
/// empty where there is no such figure.
std::vector<std::string> figures_of_nothing(const Results& results);

/// Why cost_per_year is not told of so many days, though they are more than a week; "" where it is, or there is no
/// cost.
std::string no_year_remark(const Results& results, double days);

}  // namespace holdtime
