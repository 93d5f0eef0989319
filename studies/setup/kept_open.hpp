#pragma once

#include <string>

#include "models/staffing_needs.hpp"
#include "scenarios/schema/scenario.hpp"

namespace holdtime {

/// Does the model find numbers of agents, or are they the user's?
bool computes(const std::string& staffing_model);

/// Fewest agents per group and counted interval: `at_least` where a group has it; and where a voice or chat channel is
/// open while nobody of `plan` is on duty who has it, one in the cheapest group that has it, may be on duty then, and
/// whose plan is computed. Nobody where the group has `at_least: 0`.
Plan fewest_agents(const StaffingNeeds& needs, const Strategy& strategy, const Plan& plan);

/// The plan with at least so many in the groups whose plans are computed.
Plan raised(Plan plan, const Plan& at_least, const Strategy& strategy);

}  // namespace holdtime
