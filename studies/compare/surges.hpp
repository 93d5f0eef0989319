#pragma once

#include <limits>
#include <string>
#include <vector>

#include "scenarios/schema/scenario.hpp"
#include "sim/core/time.hpp"
#include "sim/ports/results.hpp"

namespace holdtime {

/// What a surge did to those who wait for calls and chats of one strategy.
struct SurgeOutcome {
    std::string strategy, segment;
    std::string start;  ///< as the scenario has it
    /// Highest mean number of an interval, from the surge until it has passed; NaN when no interval tells.
    double peak = std::numeric_limits<double>::quiet_NaN();
    /// Seconds from the end of the surge's last interval to the end of the first interval that is back within 10 % of
    /// the one before the surge, and stays so for the next; NaN: never, or nothing stands before it.
    double recovery = std::numeric_limits<double>::quiet_NaN();
};

/// Of every strategy and surge, in the scenario's order. `results` need the figures by interval.
std::vector<SurgeOutcome> surge_outcomes(const Scenario& scenario, const TimeGrid& grid, const Results& results);

}  // namespace holdtime
