#pragma once

#include <functional>

#include "models/staffing_needs.hpp"
#include "sim/core/stop.hpp"
#include "studies/pools/returns.hpp"

namespace holdtime {

/// Adds redials and repeats to `needs.loads`, which are those of first contacts: who comes back is to be staffed for,
/// and how many do depends on the staffing.
///
/// State: a plan and the load it is made for. Step: `plan` staffs that load, `ask` tells what becomes of it under this
/// plan, and that who comes back; until no agent is added and the load stays. Agents are only added, so that whole
/// numbers do not go to and fro. Source: as answer_with_returns. After 60 rounds a note says so.
/// `agents`: the plan for first contacts.
void foretell_returns(StaffingNeeds& needs, Plan agents, const std::function<Plan()>& plan, const AskAnyPool& ask,
                      Stop stop);

}  // namespace holdtime
