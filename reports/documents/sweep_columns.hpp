#pragma once

#include <string>
#include <vector>

#include "reports/document/document.hpp"
#include "studies/sweep/store.hpp"

/// Cells of a sweep's table for people: one unit a column, no digits that nobody reads.
namespace holdtime {

/// Values of the varied path of this number; durations in the unit in which they were typed.
std::vector<Cell> value_column(const std::vector<PathValue>& values, const SweepHeader& header, std::size_t path);
/// `staffing = 8, mean = 3 min`, by the paths' short names.
std::string values_text(const std::vector<PathValue>& values, const SweepHeader& header);

}  // namespace holdtime
