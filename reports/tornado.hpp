#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "reports/formats/style.hpp"
#include "studies/tornado/tornado.hpp"

/// What an answer hangs on, as text: pure functions.
namespace holdtime {

struct TornadoFormat {
    std::string_view name;  ///< as in --format
    std::string (*render)(const Tornado& tornado, const ReportStyle& style);
};

/// table, json, csv, markdown, html.
const std::vector<TornadoFormat>& tornado_formats();

/// `tornado`: on, between, difference, inputs (the largest effect first), not_varied, simulated_contacts.
std::string tornado_json(const Tornado& tornado, const ReportStyle& style);

}  // namespace holdtime
