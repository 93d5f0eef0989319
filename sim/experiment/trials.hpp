#pragma once

#include <atomic>
#include <cstdint>
#include <span>
#include <vector>

#include "sim/core/stop.hpp"
#include "sim/ports/description.hpp"
#include "sim/ports/plan.hpp"

namespace holdtime {

/// The strategy with this staffing. `on_duty` has one agent in each group while the group is on duty.
Description with_plan(const Description& on_duty, const Plan& plan);

struct TrialSettings {
    std::uint64_t seed = 1;
    unsigned threads = 0;                            ///< 0 = as many as the machine has
    const std::atomic<bool>* interrupted = nullptr;  ///< set by a signal: throws Interrupted
};

/// Simulates every trial on its replications. Trials that share replications share their customers, who are drawn once.
/// The outcome does not depend on the number of threads.
std::vector<TrialOutcome> run_trials(const Description& on_duty, std::span<const Trial> trials,
                                     const TrialSettings& settings);

}  // namespace holdtime
