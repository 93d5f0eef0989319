#pragma once

#include "studies/history/backtest/backtest.hpp"

namespace holdtime {

/// Every number under `measured` with a standard error, and the volume of each segment that is drawn, moved up by it,
/// one at a time on the same customers: what becomes of the errors of `test`, which was made of the same. Few
/// replications do, since only differences count.
std::vector<InputEffect> input_effects(const Value& tree, const std::string& file, const ContactLog& log,
                                       const BacktestOptions& options, const Backtest& test);

}  // namespace holdtime
