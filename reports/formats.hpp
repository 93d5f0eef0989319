#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "reports/formats/style.hpp"
#include "studies/compare/compare.hpp"

/// Results as text: pure functions. A format is one file and one line in catalogue.cpp.
namespace holdtime {

struct ReportFormat {
    std::string_view name;      ///< as in --format
    std::string_view sentence;  ///< what it is for
    std::string (*render)(const Comparison& comparison, const ReportStyle& style);
};

const std::vector<const ReportFormat*>& report_formats();

/// Null if there is no format of that name.
const ReportFormat* find_format(std::string_view name);

/// The comparison that a report in JSON tells. Throws InputError at `file` (and the line where reading failed) when the
/// text is not such a report.
Comparison read_json_report(const std::string& text, const std::string& file);

}  // namespace holdtime
