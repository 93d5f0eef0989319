#pragma once

#include "scenarios/schema/scenario.hpp"

namespace holdtime {

/// Complains when the engine is neither the simulation, nor `all`, nor a queueing model of the catalogue.
void check_engine(const ExperimentSpec& experiment, Problems& problems);

}  // namespace holdtime
