#pragma once

#include <string>
#include <vector>

#include "studies/compare/compare.hpp"

namespace holdtime {

/// How sure the choice is, a sentence each: in what share of resamples it comes out best; after which look the
/// replications ended, and why; on which defaults of low confidence it rests. From the comparison's fields alone.
std::vector<std::string> sureness(const Comparison& comparison);

}  // namespace holdtime
