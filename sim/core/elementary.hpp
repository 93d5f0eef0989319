#pragma once

#include <span>

/// Elementary functions from + - * / sqrt and bit operations only: the same bits with every compiler, instruction set
/// and C library (built with -ffp-contract=off), which the C library's own do not promise. Arrays are vectorised.
namespace holdtime {

double natural_log(double x);  ///< x > 0 and finite; relative error below 3e-16
double exponential(double x);  ///< |x| < 700 (clamped beyond); relative error below 1e-15
double normal_quantile(
    double u);  ///< u in (0, 1); Wichura's AS 241 (Applied Statistics 37, 1988), relative error 1e-15

/// Element by element; `x` and `y` have the same size and may be the same array.
void natural_logs(std::span<const double> x, std::span<double> y);
void exponentials(std::span<const double> x, std::span<double> y);
void normal_quantiles(std::span<const double> u, std::span<double> z);
/// x = -mean ln(1 - u): what exponential durations and the gaps of a Poisson process are made of.
void exponential_quantiles(std::span<const double> u, std::span<double> x, double mean);

}  // namespace holdtime
