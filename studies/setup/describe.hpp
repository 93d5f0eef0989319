#pragma once

#include "scenarios/schema/scenario.hpp"
#include "sim/ports/description.hpp"
#include "studies/setup/scenario_models.hpp"

namespace holdtime {

/// One strategy of a valid scenario as the simulation is told of it.
Description describe(const Scenario& scenario, std::size_t strategy, const ScenarioModels& models,
                     const TimeGrid& grid);

}  // namespace holdtime
