#pragma once

#include <optional>

#include "studies/setup/setup.hpp"
#include "studies/setup/staffing.hpp"

/// The best service for so much money: `staffing: {simulation: {budget: ..}}`, experiment.basis.same_budget.
namespace holdtime {

/// What the staffing of the strategy's groups may cost; nothing where none of them names a budget.
std::optional<double> budget_of(const Strategy& strategy);

/// As make_plan, with every target of contacts moved, from -1 (nothing is asked) over 0 (as written) to 1 (everything).
Plan make_harder_plan(const Scenario& scenario, std::size_t strategy, const Description& on_duty,
                      const StaffingSettings& settings, double harder, StaffingNotes& notes, Problems& problems);

/// Complains where the strategy's money does not even keep every channel open, and names the least that would; or where
/// nobody is paid by the hour.
void check_budget(const Scenario& scenario, std::size_t strategy, const Description& on_duty,
                  const StaffingSettings& settings, Problems& problems);

/// The staffing that gives the best service for the strategy's budget, all that the strategy costs counted: the fewest
/// contacts short of their targets, then the fewest late. The budget has been checked.
///
/// State: the best plan so far that costs no more. 1. The search of `simulation` at targets moved by bisection, each
/// from the plan before; beside it the fewest agents. 2. From both, what is left goes, an agent in an interval at a
/// time, to where most contacts are still late a unit of pay, in simulated rounds, until no agent more can be paid or
/// helps anybody; then agents are moved (budget_moves.hpp), and so in turns. 3. The better of both is taken. Of more
/// money than helps the rest is left, and `spent` says so.
Plan plan_for_budget(const Scenario& scenario, std::size_t strategy, const Description& on_duty,
                     const StaffingSettings& settings, StaffingNotes& notes, SpentBudget& spent, Problems& problems);

}  // namespace holdtime
