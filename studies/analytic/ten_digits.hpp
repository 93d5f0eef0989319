#pragma once

#include "sim/core/stop.hpp"
#include "sim/ports/results.hpp"

namespace holdtime {

/// Rounded to 10 significant digits, which every compiler's arithmetic agrees on.
double ten_digits(double value);
void round_to_ten_digits(Results& results, Stop stop);

}  // namespace holdtime
