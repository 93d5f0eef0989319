#pragma once

#include <optional>

#include "studies/setup/staffing.hpp"

/// The best service for so much money: `staffing: {simulation: {budget: ..}}`, experiment.basis.same_budget.
namespace holdtime {

/// What the staffing of the strategy's groups may cost; nothing where none of them names a budget.
std::optional<double> budget_of(const Strategy& strategy);

/// As make_plan, with every target of contacts moved, from -1 (nothing is asked) over 0 (as written) to 1 (everything).
Plan make_harder_plan(const Scenario& scenario, std::size_t strategy, const Description& on_duty,
                      const StaffingSettings& settings, double harder, StaffingNotes& notes, Problems& problems);

/// The staffing that gives the best service for the strategy's budget, all that the strategy costs counted.
/// Complains where the money does not even keep every channel open, and names the least that would.
///
/// State: the best plan so far that costs no more, and how far all targets are moved for it. 1. The search of
/// `simulation` at targets moved by bisection, each from the plan before. 2. What is left goes, an agent in an interval
/// at a time, to where most contacts are still late a unit of pay; each round is simulated, and the rounds end when no
/// agent more can be paid in any interval.
Plan plan_for_budget(const Scenario& scenario, std::size_t strategy, const Description& on_duty,
                     const StaffingSettings& settings, StaffingNotes& notes, Problems& problems);

}  // namespace holdtime
