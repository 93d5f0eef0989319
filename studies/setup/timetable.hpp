#pragma once

#include <vector>

#include "scenarios/schema/scenario.hpp"
#include "sim/ports/description.hpp"
#include "sim/ports/plan.hpp"

namespace holdtime {

/// When agents and hours change: the interval boundaries and the openings and closings between them. A group is on duty
/// in its own hours, or, where it has none, while a channel of its skills that the strategy offers is open; its agents
/// are then those of its plan. `outside`: see GroupDescription.
Timetable make_timetable(const Scenario& scenario, const Strategy& strategy, const TimeGrid& grid, const Plan& plan,
                         const Plan& outside);

}  // namespace holdtime
