#pragma once

#include <string>

#include "cli/options.hpp"
#include "studies/compare/ask_again.hpp"

namespace holdtime {

/// The scenario that stands in results, with what --set and the like make of it. Throws InputError of results without.
AskedAgain asked_again(const Comparison& saved, const std::string& file, const CommandLine& line);

/// `report --rerun`: what the results tell, simulated again from the scenario that stands in them; the same figures to
/// the last digit, by the same version. Says on standard error where it cannot be the same. Throws InputError of
/// results without a scenario, and Interrupted.
Comparison rerun(const Comparison& saved, const std::string& file, const CommandLine& line);

}  // namespace holdtime
