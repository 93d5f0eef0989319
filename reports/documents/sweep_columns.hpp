#pragma once

#include <string>
#include <vector>

#include "reports/document/document.hpp"
#include "studies/sweep/axis.hpp"

/// Cells of a sweep's table for people: one unit a column, no digits that nobody reads.
namespace holdtime {

/// Values of a varied path; `unit` is share, s, 1/h or empty.
std::vector<Cell> value_column(const std::vector<PathValue>& values, const std::string& unit);
/// One value by itself, as in `staffing = 8`.
std::string value_text(const PathValue& value, const std::string& unit);
/// `staffing = 8, mean = 3 min`, by the paths' short names.
std::string values_text(const std::vector<PathValue>& values, const std::vector<std::string>& paths,
                        const std::vector<std::string>& units);

}  // namespace holdtime
