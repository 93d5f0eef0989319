#pragma once

#include <string>

#include "cli/options.hpp"
#include "reports/html/live/live_page.hpp"
#include "studies/compare/compare.hpp"

namespace holdtime {

/// --live, looked at before anything is simulated. Throws InputError where there is no page to put the engine into, no
/// engine in this build, or a scenario that the engine cannot play or that is too large for a page.
void check_live(const CommandLine& line, const Scenario& scenario);

/// What the page of this answer is to simulate again. `file`: where the question stands, for messages.
LivePage live_page(const CommandLine& line, const Comparison& comparison, const std::string& file);

}  // namespace holdtime
