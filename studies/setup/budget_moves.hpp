#pragma once

#include <functional>
#include <vector>

#include "studies/setup/budget_service.hpp"

namespace holdtime {

/// Where agents may be moved: [group][counted interval].
struct MovablePosts {
    std::vector<std::vector<double>> pay;   ///< of one agent
    std::vector<std::vector<double>> duty;  ///< 0 = nobody is sought there
    Plan fewest;                            ///< that must stay
};

/// The plan with agents moved to where they serve more for no more money, until no move that is looked at does.
///
/// State: the plan. Each round measures what one agent fewer costs where least hangs on it, and what one more wins
/// where most are late; then the cheapest losses are paired with the greatest gains, and as many pairs are made at
/// once as serve more together. A place that is staffed far below both its neighbours is raised to them at once, too:
/// an agent more alone would find everybody late already. `left`: of the money, with a plan; below 0 it cannot be
/// paid.
Plan with_agents_moved(Plan plan, double by_left, const MovablePosts& posts, const BudgetService& service,
                       const std::function<double(const Plan&)>& left);

}  // namespace holdtime
