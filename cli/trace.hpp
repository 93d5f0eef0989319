#pragma once

#include <string>
#include <vector>

#include "cli/options.hpp"
#include "scenarios/schema/scenario.hpp"

namespace holdtime {

/// `run --trace CUSTOMER`: instead of the report. `files`: what the scenario was read from.
int tell_trace(const CommandLine& line, Scenario scenario, const std::vector<std::string>& files);

}  // namespace holdtime
