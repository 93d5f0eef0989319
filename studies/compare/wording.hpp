#pragma once

#include <string>

namespace holdtime {

/// 1234567.8 -> "1,234,568"; below 100 two decimals; no minus sign on a zero.
std::string number_text(double number);
/// With the currency behind it, when there is one.
std::string money_text(double money, const std::string& currency);
/// 0.8314 -> "83.1 %".
std::string share_text(double share);

}  // namespace holdtime
