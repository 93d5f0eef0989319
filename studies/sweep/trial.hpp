#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "studies/sweep/plan.hpp"

namespace holdtime {

/// A point that cannot be simulated, and why.
struct WrongPoint {
    std::vector<PathValue> values;
    std::string error;
};

struct PointTrial {
    std::uint64_t tried = 0;
    std::uint64_t wrong = 0;
    std::vector<WrongPoint> examples;  ///< the first few, each with an error of its own
};

/// Sets points up without simulating them, as many as `seconds` allow, spread evenly over the sweep.
PointTrial try_points(const SweepPlan& plan, double seconds);

}  // namespace holdtime
