#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "reports/formats/style.hpp"
#include "studies/history/backtest/backtest.hpp"

/// Predicted against actual, as text: pure functions.
namespace holdtime {

struct BacktestFormat {
    std::string_view name;  ///< as in --format
    std::string (*render)(const Backtest& test, const ReportStyle& style);
};

/// table, json, csv, markdown, html, xlsx.
const std::vector<BacktestFormat>& backtest_formats();

/// interface: channels, figures, intervals.
std::string backtest_json(const Backtest& test, const ReportStyle& style);

}  // namespace holdtime
