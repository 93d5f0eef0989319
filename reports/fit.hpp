#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "reports/formats/style.hpp"
#include "studies/history/writing/fitted.hpp"

/// What a history says of a centre, as text: pure functions.
namespace holdtime {

struct FitFormat {
    std::string_view name;  ///< as in --format
    std::string (*render)(const FitReport& report, const ReportStyle& style);
};

/// table, json, markdown.
const std::vector<FitFormat>& fit_formats();

/// interface: estimates, agents, rejected, unknown.
std::string fit_json(const FitReport& report, const ReportStyle& style);

}  // namespace holdtime
