#pragma once

#include <cstdint>

#include "sim/ports/distribution.hpp"

namespace holdtime {

/// Whole numbers of at least 1, made of a law of any numbers: what it gives is rounded up or down at random, in
/// proportion, so that its mean stays; below 1 it is 1.
std::uint32_t whole_number(const Distribution& law, double u, double rounding, std::uint32_t most);

/// Their mean: that of the law if none of it lies below 1, else above it.
double whole_number_mean(const Distribution& law);

}  // namespace holdtime
