#pragma once

#include <vector>

#include "reports/document/document.hpp"
#include "studies/check/check.hpp"

namespace holdtime {

/// Who reads what a check found: somebody at the end of a log, or on a page of a merge request.
enum class CheckReader { log, page };

/// Of each scenario whether it is as it was, what changed and was expected, and what to do; figures that are the same
/// are not listed. The closing line stands last in a log and first on a page.
Document check_document(const std::vector<ScenarioCheck>& checks, CheckReader reader);

}  // namespace holdtime
