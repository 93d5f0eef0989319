#include "models/distributions/gamma_function.hpp"

#include <cmath>

#include "sim/core/elementary.hpp"

namespace holdtime {
namespace {

/// sum of x^n / ((a + 1) ... (a + n)), n = 0, 1, ..., so that P(a, x) = x^a exp(-x) / Gamma(a + 1) times it.
double lower_series(double a, double x) {
    double term = 1, sum = 1;
    for (double n = 1; term > sum * 1e-17; n += 1) {
        term *= x / (a + n);
        sum += term;
    }
    return sum;
}

/// h with Q(a, x) = x^a exp(-x) / Gamma(a) times it; x >= a + 1.
double upper_fraction(double a, double x) {
    constexpr double tiny = 1e-300;
    double b = x + 1 - a;
    double c = 1 / tiny;
    double d = 1 / b;
    double h = d;
    for (double n = 1; n < 1e7; n += 1) {
        const double numerator = -n * (n - a);
        b += 2;
        d = numerator * d + b;
        d = 1 / (std::fabs(d) < tiny ? tiny : d);
        c = b + numerator / c;
        if (std::fabs(c) < tiny) c = tiny;
        const double factor = d * c;
        h *= factor;
        if (std::fabs(factor - 1) < 1e-16) break;
    }
    return h;
}

}  // namespace

double log_gamma(double x) {
    double product = 1;
    double shifted = x;
    for (; shifted < 15; shifted += 1) product *= shifted;
    const double square = 1 / (shifted * shifted);
    const double stirling =
        (1.0 / 12 - square * (1.0 / 360 - square * (1.0 / 1260 - square * (1.0 / 1680 - square * (1.0 / 1188))))) /
        shifted;
    constexpr double half_log_two_pi = 0.91893853320467274178;
    return (shifted - 0.5) * natural_log(shifted) - shifted + half_log_two_pi + stirling - natural_log(product);
}

GammaTails::GammaTails(double shape)
    : shape_(shape), log_gamma_(log_gamma(shape)), log_gamma_of_next_(log_gamma(shape + 1)) {}

TailPoint GammaTails::lower(double log_x) const {
    const double x = exponential(log_x);
    const double sum = lower_series(shape_, x);
    return {shape_ * log_x - x - log_gamma_of_next_ + natural_log(sum), shape_ / sum};
}

TailPoint GammaTails::upper(double log_x) const {
    const double x = exponential(log_x);
    if (x >= shape_ + 1) {
        const double h = upper_fraction(shape_, x);
        return {shape_ * log_x - x - log_gamma_ + natural_log(h), -1 / h};
    }
    const TailPoint lower = this->lower(log_x);
    const double below = exponential(lower.log_probability);
    return {natural_log(1 - below), -lower.slope * below / (1 - below)};
}

}  // namespace holdtime
