#pragma once

#include <string>
#include <vector>

#include "reports/document/document.hpp"
#include "studies/staff/staff.hpp"

namespace holdtime {

/// Day by day, intervals with the same agents in every group as one row, those with nobody as well.
/// `labels`: local start of each interval, ISO 8601.
Table plan_table(std::string title, const StrategyStaffing& strategy, const std::vector<std::string>& labels);

/// By which model each group is staffed, how many agents at most, and the hours paid.
Table staffed_groups_table(std::string title, const StrategyStaffing& strategy);

Table shifts_table(std::string title, const StrategyStaffing& strategy);

/// Each target with what the plan gives the customers it was sought with, and others. `at`: where the list stands in
/// the results.
/// `133 of 200 days`, on which the target held by itself; "" = not known.
std::string days_held(const TargetResult& target);

/// Of the target that held on the fewest days; "-" = none is known.
std::string least_held(const StrategyStaffing& strategy);

Table service_table(std::string title, const std::vector<TargetResult>& targets, const std::string& at);

/// What the plan costs, and what Erlang's formulas would have.
Table money_table(std::string title, const StrategyStaffing& strategy, const Staffing& staffing);

/// The strategies side by side: people, money, and what becomes of the customers.
Table staffing_summary(const Staffing& staffing);

/// Cost against service, with the price of one more point of service from the point before.
Table curve_table(const StrategyCurve& curve, const Staffing& staffing);

}  // namespace holdtime
