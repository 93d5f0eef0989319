#pragma once

#include <span>

/// sim/core's block functions compiled once more, for the plain instruction set only.
namespace portable {

void pairs(unsigned long long seed, unsigned first, std::span<double> a, std::span<double> b);
void choices(unsigned long long seed, unsigned first, std::span<double> a, std::span<double> b, std::span<double> c,
             std::span<double> d);
void logs(std::span<const double> x, std::span<double> y);
void exponentials(std::span<const double> x, std::span<double> y);
void quantiles(std::span<const double> u, std::span<double> z);

}  // namespace portable
