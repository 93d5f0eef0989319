#pragma once

#include <string>
#include <vector>

#include "sim/ports/results.hpp"

namespace holdtime {

/// On what terms the strategies are compared: at equal service, or as staffed.
std::string fairness(const Results& results);

/// What a reader should look at before believing the figures: unserved customers, work left over, precision not
/// reached.
std::vector<std::string> warnings(const Results& results);

}  // namespace holdtime
