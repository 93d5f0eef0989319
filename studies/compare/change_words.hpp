#pragma once

#include <string>

#include "studies/compare/compare.hpp"

namespace holdtime {

/// What a difference of one strategy comes to in cost, customers never served and matters settled, as far as the
/// intervals tell: `costs 75.70 EUR more (95 % interval 59.70 to 91.70) and never serves 271 more customers (221 to
/// 321)`; `no clear difference`; `the same` where all three are to the last digit.
std::string change_words(const Figures& difference, const std::string& currency, double confidence);

}  // namespace holdtime
