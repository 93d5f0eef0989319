#pragma once

#include <string>

namespace holdtime {

/// 12345.6 -> "12,346"; with two decimals "12,345.60".
std::string with_thousands(double number, int decimals);

}  // namespace holdtime
