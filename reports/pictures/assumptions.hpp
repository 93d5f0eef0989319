#pragma once

#include <string>
#include <vector>

#include "reports/pictures/datum.hpp"

namespace holdtime {

/// What the scenario gives, block by block, with whence it comes: given, or measured by whom. Lists and data files are
/// named, not written out. Empty where the results do not hold their scenario.
std::vector<DataTable> given_tables(const Comparison& comparison);

/// What of a centre's life the scenario leaves out, a sentence each.
std::vector<std::string> left_out(const Comparison& comparison);

}  // namespace holdtime
