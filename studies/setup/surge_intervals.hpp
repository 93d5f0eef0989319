#pragma once

#include <vector>

#include "scenarios/schema/scenario.hpp"
#include "sim/ports/description.hpp"

namespace holdtime {

/// The surges of a valid scenario that touch [start, end), in its order.
std::vector<Surge> surges_of(const Scenario& scenario, const TimeGrid& grid);

}  // namespace holdtime
