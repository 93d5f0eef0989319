#pragma once

#include "reports/document/document.hpp"
#include "studies/history/backtest/backtest.hpp"

namespace holdtime {

/// As backtest_figures.
inline constexpr std::array<const char*, backtest_figures.size()> backtest_labels{
    "service level", "mean wait of the answered", "abandonment", "occupancy"};

Document backtest_document(const Backtest& test);

/// A row per channel and interval: start, figure, actual, predicted, low, high.
Table backtest_rows(const Backtest& test);

}  // namespace holdtime
