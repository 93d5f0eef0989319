#pragma once

#include "scenarios/schema/scenario.hpp"

namespace holdtime {

/// Complains about targets that chance alone breaks whatever the staffing: everybody in time, nobody leaves, nobody is
/// ever busy. Alike for whoever sets a scenario up: no staffing could be found for them, and no run could meet them
/// other than by luck.
void check_targets(const Scenario& scenario, Problems& problems);

}  // namespace holdtime
