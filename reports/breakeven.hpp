#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "reports/formats/style.hpp"
#include "studies/breakeven/breakeven.hpp"

/// Where the answer turns, as text: pure functions.
namespace holdtime {

struct BreakevenFormat {
    std::string_view name;  ///< as in --format
    std::string (*render)(const Breakeven& breakeven, const ReportStyle& style);
};

/// table, json, csv, markdown, html.
const std::vector<BreakevenFormat>& breakeven_formats();

/// interface: parameter, on, between, crossings (or better), simulated_contacts; of two paths map.
std::string breakeven_json(const Breakeven& breakeven, const ReportStyle& style);

}  // namespace holdtime
