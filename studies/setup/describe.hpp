#pragma once

#include "scenarios/schema/scenario.hpp"
#include "sim/ports/description.hpp"
#include "studies/setup/scenario_models.hpp"

namespace holdtime {

/// One strategy of a valid scenario as the simulation is told of it.
Description describe(const Scenario& scenario, std::size_t strategy, const ScenarioModels& models,
                     const TimeGrid& grid);

/// Do so many days tell what a year costs: whole weeks, or about a year? Of others some weekday counts more often than
/// it comes.
bool tells_a_year(double days);

}  // namespace holdtime
