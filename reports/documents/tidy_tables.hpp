#pragma once

#include <vector>

#include "reports/document/document.hpp"
#include "studies/check/check.hpp"
#include "studies/compare/compare.hpp"
#include "studies/staff/staff.hpp"

/// Everything that a study found as one long table, a fact a row, for programs.
namespace holdtime {

/// `strategy,part,name,figure,mean,low,high`; where several engines answer, `engine` says which.
Table comparison_rows(const Comparison& comparison);

/// `strategy,agent_group,interval_start,agents`
Table staffing_rows(const Staffing& staffing);

/// `scenario,path,status,baseline,now,change,threshold,significant`: a row per figure and expectation.
Table check_rows(const std::vector<ScenarioCheck>& checks);

}  // namespace holdtime
