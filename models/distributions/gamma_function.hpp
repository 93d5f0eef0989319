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
class GammaTails {
public:
    explicit GammaTails(double shape);
    TailPoint lower(double log_x) const;
    TailPoint upper(double log_x) const;

private:
    double shape_, log_gamma_, log_gamma_of_next_;  ///< of shape and shape + 1
};

}  // namespace holdtime
