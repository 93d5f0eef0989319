#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "reports/formats/style.hpp"
#include "studies/trace/trace.hpp"

/// A customer's day as text: pure functions.
namespace holdtime {

struct TraceFormat {
    std::string_view name;  ///< as in --format
    std::string (*render)(const Trace& trace, const ReportStyle& style);
};

/// table, markdown.
const std::vector<TraceFormat>& trace_formats();

}  // namespace holdtime
