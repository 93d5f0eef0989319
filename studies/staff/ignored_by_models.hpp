#pragma once

#include <string>
#include <vector>

#include "scenarios/schema/scenario.hpp"
#include "sim/ports/description.hpp"

namespace holdtime {

/// A sentence for each formula that staffs groups of the strategy: which of the mechanisms that these groups meet it
/// does not represent. `with_plan` is the strategy as it is staffed. Models that simulate, or aim at no service, ignore
/// nothing.
std::vector<std::string> ignored_by_models(const Scenario& scenario, const Strategy& strategy,
                                           const Description& with_plan);

}  // namespace holdtime
