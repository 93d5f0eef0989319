#pragma once

namespace holdtime {

/// One tail of a law at x = exp(log_x).
struct TailPoint {
    double log_probability;  ///< ln P(X <= x), or ln P(X > x)
    double slope;            ///< its derivative in log_x
};

/// ln Gamma(x), x > 0, from + - * / and sim/core/elementary.hpp; absolute error about 1e-14 max(1, |ln Gamma|).
double log_gamma(double x);

/// The tails of the gamma law of this shape and scale 1. The lower one is precise for x up to the mean, the upper one
/// from the median on: power series and continued fraction (Abramowitz & Stegun 6.5.29, 6.5.31; Lentz's evaluation).
TailPoint gamma_lower_tail(double shape, double log_x);
TailPoint gamma_upper_tail(double shape, double log_x);

}  // namespace holdtime
