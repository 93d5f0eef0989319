#pragma once

#include <string>
#include <vector>

#include "sim/core/time.hpp"
#include "sim/ports/plan.hpp"
#include "studies/staff/staff.hpp"

namespace holdtime {

/// A plan whose agents come for less than two hours at a stretch is a count of heads that nobody can roster: says so,
/// with how many, and names the model that plans people. Stretches are as long as they can be made: who came first goes
/// first. So does a plan whose numbers go up and down far more than `erlang`, the formulas' plan for the same load.
/// Groups whose numbers are the user's, or are people on shifts already, are left out.
std::vector<std::string> roster_remarks(const StrategyStaffing& strategy, const TimeGrid& grid, const Plan& erlang);

}  // namespace holdtime
