#pragma once

#include <memory>

#include "sim/ports/distribution.hpp"

namespace holdtime {

inline constexpr double smallest_gamma_shape = 0.02, largest_gamma_shape = 1e6;

/// The gamma law of this mean and shape (between the limits above); variance mean^2 / shape. Its quantiles come from a
/// table made with our own arithmetic, relative error below 1e-8.
std::shared_ptr<const Distribution> gamma_law(double mean, double shape);

}  // namespace holdtime
