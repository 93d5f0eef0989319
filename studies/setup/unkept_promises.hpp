#pragma once

#include <vector>

#include "scenarios/schema/scenario.hpp"
#include "scenarios/schema/value.hpp"
#include "sim/ports/description.hpp"

namespace holdtime {

/// Complains about callbacks that nobody ever dials: of a channel for which a strategy has no agents at any time.
void check_promises(const Scenario& scenario, const std::vector<Description>& strategies, Problems& problems);

}  // namespace holdtime
