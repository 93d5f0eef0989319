#pragma once

#include <string>
#include <vector>

#include "sim/experiment/batch.hpp"
#include "studies/setup/setup.hpp"
#include "studies/sweep/plan.hpp"

namespace holdtime {

/// A point ready to be simulated, and what is to be noted of it.
struct ReadyPoint {
    BatchPoint point;
    std::string scenario_hash;
};

/// Throws InputError with what is wrong with the point, and Interrupted while it looks for its staffing. `laws` belongs
/// to the calling thread.
ReadyPoint make_point(const SweepPlan& plan, const std::vector<Level>& levels, KnownLaws& laws,
                      const std::atomic<bool>* interrupted = nullptr);

}  // namespace holdtime
