#pragma once

#include <array>
#include <string>
#include <vector>

#include "studies/history/backtest/comparing.hpp"

namespace holdtime {

/// What a formula of one queue makes of the same intervals: each on its own, in steady state.
struct FormulaErrors {
    std::string name;        ///< erlang_a, erlang_c
    double handle_time = 0;  ///< seconds: mean of the simulated contacts
    double patience = 0;     ///< seconds: all time waited over those who left, simulated
    std::array<FigureError, backtest_figures.size()> errors;  ///< coverage_90 is 0: formulas have no band
};

/// Erlang A and Erlang C beside the simulation of calls: offered as it was (or as predicted, where arrivals are drawn),
/// `agents` on duty rounded, service and patience exponential with the simulation's own means; over the bundles of one
/// interval each in `intervals`. `seconds`: of an interval; `within`: T. A queue of Erlang C that has more work than
/// agents answers nobody in time and abandons nobody. Empty where nothing was simulated.
std::vector<FormulaErrors> formula_errors(const ComparedSums& sums, const std::vector<double>& agents,
                                          const std::vector<double>& seconds, double within, bool actual_arrivals,
                                          const std::vector<std::size_t>& intervals);

}  // namespace holdtime
