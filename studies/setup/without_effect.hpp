#pragma once

#include <string>
#include <vector>

#include "scenarios/schema/scenario.hpp"
#include "sim/ports/description.hpp"

namespace holdtime {

/// What was written of menus, bots, pages and offers and changes nothing, as hours, reasons and staffing are: a path
/// and why, each once. `strategies` are all of the scenario's, in its order.
std::vector<std::string> without_effect(const Scenario& scenario, const std::vector<Description>& strategies);

}  // namespace holdtime
