#pragma once

#include "reports/document/document.hpp"
#include "studies/history/backtest/backtest.hpp"

namespace holdtime {

Document backtest_document(const Backtest& test);

/// A row per channel and interval: start, figure, actual, predicted, low, high.
Table backtest_rows(const Backtest& test);

}  // namespace holdtime
