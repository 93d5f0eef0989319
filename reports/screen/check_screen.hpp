#pragma once

#include <vector>

#include "reports/document/document.hpp"
#include "reports/formats/style.hpp"
#include "studies/check/check.hpp"

namespace holdtime {

/// What a terminal or a log shows of checks: all of it in 45 lines or with style.verbose; else of each scenario that is
/// not as it was the worst findings, each that is left out counted beside the command that shows it, and the others
/// counted. More than 45 lines only where the scenarios that are not as they were need two lines each.
Document check_screen(const std::vector<ScenarioCheck>& checks, const ReportStyle& style);

}  // namespace holdtime
