#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "sim/experiment/trials.hpp"
#include "studies/staff/staff.hpp"

namespace holdtime {

/// Simulates the plan on the scenario's replications and holds it against the strategy's targets. Adds to `contacts`.
std::vector<TargetResult> judge_plan(const Scenario& scenario, std::size_t strategy, const Description& on_duty,
                                     const Plan& plan, const TrialSettings& trials, std::uint64_t& contacts);

/// Simulates the plans on the scenario's replications, the first as baseline. Adds to `contacts`. Throws Interrupted.
Results simulate_plans(const Scenario& scenario, std::span<const Description> plans, const TrialSettings& trials,
                       std::uint64_t& contacts);

}  // namespace holdtime
