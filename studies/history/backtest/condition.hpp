#pragma once

#include <optional>
#include <string>
#include <vector>

#include "studies/expectations/figure_condition.hpp"
#include "studies/history/backtest/backtest.hpp"

namespace holdtime {

/// `phone.service_level.bias > 2%`, `phone.asa.mean_absolute_error > 30s`, `phone.service_level.coverage_90 < 85%`: a
/// channel, a figure of backtest_figures, what is asked of it (also actual and predicted), and a number.
struct BacktestCondition {
    std::string text, channel;
    std::size_t figure = 0;
    std::string asked;
    Unit unit = Unit::share;
    FigureCondition::Comparison comparison = FigureCondition::Comparison::less;
    double value = 0;
};

/// Throws InputError that names what there is instead. `channels`: of the scenario.
BacktestCondition parse_backtest_condition(const std::string& text, const std::vector<std::string>& channels);

/// What is wrong if the condition holds, or if its figure does not exist.
std::optional<std::string> broken(const BacktestCondition& condition, const Backtest& test);

}  // namespace holdtime
