#pragma once

#include <memory>
#include <vector>

#include "sim/ports/arrivals.hpp"

namespace holdtime {

/// Arrivals at these times (any order, all within the grid), the same in every replication.
std::shared_ptr<const ArrivalProcess> given_times(std::vector<Seconds> times, std::shared_ptr<const TimeGrid> grid);

}  // namespace holdtime
