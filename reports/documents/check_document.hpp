#pragma once

#include <cstddef>
#include <limits>
#include <vector>

#include "reports/document/document.hpp"
#include "studies/check/check.hpp"

namespace holdtime {

/// Who reads what a check found: somebody at the end of a log, or on a page of a merge request.
enum class CheckReader { log, page };

/// How much of it is told.
struct CheckRoom {
    std::size_t findings = std::numeric_limits<std::size_t>::max();  ///< of each scenario, the worst first
    bool terms = true;                                               ///< on what terms each was compared
    bool unchanged = true;  ///< scenarios in which nothing is to be looked at, one by one
};

/// Of each scenario whether it is as it was, what changed and was expected, and what to do; figures that are the same
/// are not listed. The closing line stands last in a log and first on a page.
/// What has no room is counted, with the command that shows it.
Document check_document(const std::vector<ScenarioCheck>& checks, CheckReader reader, const CheckRoom& room = {});

}  // namespace holdtime
