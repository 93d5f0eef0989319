#pragma once

#include "reports/document/document.hpp"
#include "studies/staff/staff.hpp"

namespace holdtime {

/// What a person is told of a staffing: of each strategy the plan, its groups and shifts, whether it meets the targets,
/// what it costs, and how sure that is.
/// What to know before building on it: at most three lines, the worst first, the others counted.
std::vector<std::string> staffing_to_know(const Staffing& staffing);

Document staffing_document(const Staffing& staffing);

}  // namespace holdtime
