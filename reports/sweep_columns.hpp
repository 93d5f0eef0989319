#pragma once

#include <string>
#include <vector>

#include "sim/ports/figures.hpp"
#include "studies/sweep/axis.hpp"

/// Cells of a sweep's table for people: one unit a column, no digits that nobody reads.
namespace holdtime {

/// Values of a varied path; `unit` is share, s, 1/h or empty.
std::vector<std::string> value_column(const std::vector<PathValue>& values, const std::string& unit);
/// One value by itself, as in `staffing = 8`.
std::string value_text(const PathValue& value, const std::string& unit);
/// Estimates of one figure.
std::vector<std::string> estimate_column(const std::vector<Estimate>& estimates, Unit unit);

}  // namespace holdtime
