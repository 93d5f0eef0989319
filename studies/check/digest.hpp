#pragma once

#include <string>

#include "sim/ports/results.hpp"

namespace holdtime {

/// 16 hexadecimal digits that differ when any figure of the strategy differs, intervals included. `exact`: in any bit;
/// else in nine significant digits (formulas may differ in the last bits from compiler to compiler).
std::string digest(const StrategyResults& strategy, bool exact);

}  // namespace holdtime
