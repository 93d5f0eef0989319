#pragma once

#include <vector>

#include "models/catalogue.hpp"

namespace holdtime {

/// `per_interval`, laid out over the grid: expected contacts per grid interval. Complains about values below 0.
std::vector<double> read_profile(Parameters& parameters, const ArrivalContext& context);

}  // namespace holdtime
