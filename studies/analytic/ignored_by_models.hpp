#pragma once

#include <string>
#include <vector>

#include "models/mechanism.hpp"
#include "scenarios/schema/scenario.hpp"
#include "sim/ports/description.hpp"

namespace holdtime {

/// A sentence for each formula that staffs groups of the strategy: which of the mechanisms that these groups meet it
/// does not represent. `with_plan` is the strategy as it is staffed. Models that simulate, or aim at no service, ignore
/// nothing. `asked`: of these mechanisms only.
std::vector<std::string> ignored_by_models(const Scenario& scenario, const Strategy& strategy,
                                           const Description& with_plan, Mechanisms asked = Mechanisms::all());

}  // namespace holdtime
