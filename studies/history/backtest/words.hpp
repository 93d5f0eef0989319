#pragma once

#include <string>
#include <vector>

#include "studies/history/backtest/backtest.hpp"

namespace holdtime {

/// What a careful analyst says first: does the scenario reproduce the history? Yes where the service level's bias is at
/// most 2 points and 85 to 95 % of the intervals lie inside the 90 % band.
std::string backtest_text(const Backtest& test);

/// Times of day and days at which the service level as it was lies outside the predicted band, the worst first.
std::vector<std::string> where_wrong(const BacktestChannel& channel);

/// Whether one input could explain the bias of the first channel, and which.
std::vector<std::string> what_explains(const Backtest& test);

/// A figure as people read it; an error in points, with its sign.
std::string figure_amount(double value, const BacktestFigure& figure);
std::string signed_error(double value, const BacktestFigure& figure);
std::string plain_error(double value, const BacktestFigure& figure);

}  // namespace holdtime
