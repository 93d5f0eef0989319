#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "reports/formats/style.hpp"
#include "studies/staff/staff.hpp"

/// A staffing plan as text: pure functions.
namespace holdtime {

struct StaffingFormat {
    std::string_view name;  ///< as in --format
    std::string (*render)(const Staffing& staffing, const ReportStyle& style);
};

/// table, json, csv, markdown, html, xlsx.
const std::vector<StaffingFormat>& staffing_formats();

std::string staffing_table(const Staffing& staffing, const ReportStyle& style);
std::string staffing_markdown(const Staffing& staffing, const ReportStyle& style);
/// Per strategy agent_groups, cost, targets, simulated_contacts; and what else is known.
std::string staffing_json(const Staffing& staffing, const ReportStyle& style);
/// strategy,agent_group,interval_start,agents: a row per interval.
std::string staffing_csv(const Staffing& staffing, const ReportStyle& style);

}  // namespace holdtime
