#pragma once

#include "reports/formats.hpp"
#include "reports/staffing.hpp"

/// Results in a format, as they may reach a terminal, a log or a spreadsheet: formats for people (table, markdown) are
/// handed names and sentences that are printable (sim/core/printable.hpp), and what they make of them is looked over
/// once more. JSON keeps every name as it is and escapes what JSON must; CSV has reports/csv_field.hpp.
namespace holdtime {

std::string rendered(const ReportFormat& format, const Comparison& comparison, const ReportStyle& style);
std::string rendered(const StaffingFormat& format, const Staffing& staffing, const std::string& version);

}  // namespace holdtime
