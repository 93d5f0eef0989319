#pragma once

#include "scenarios/schema/scenario.hpp"
#include "sim/core/error.hpp"
#include "sim/ports/description.hpp"

namespace holdtime {

/// Complains about bots and pages before channels that never open in the calendar.
void check_machines(const Scenario& scenario, const Description& strategy, Problems& problems);

}  // namespace holdtime
