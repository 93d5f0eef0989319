#pragma once

#include <span>

#include "sim/core/time.hpp"

namespace holdtime {

/// A law of non-negative durations, sampled by inversion: monotone in the uniform, so that common random numbers
/// stay common when a parameter changes.
class Distribution {
public:
    virtual ~Distribution() = default;

    /// x[i] = the u[i]-quantile, in seconds; u in (0, 1); sizes agree; x and u may be the same array.
    /// The same bits on every platform: only + - * / sqrt and sim/core/elementary.hpp.
    virtual void quantiles(std::span<const double> u, std::span<double> x) const = 0;

    virtual double mean() const = 0;         ///< seconds; may be infinite
    virtual double variance() const = 0;     ///< seconds squared; may be infinite
    virtual double cdf(double x) const = 0;  ///< P(X <= x)

    double quantile(double u) const {
        double x = 0;
        quantiles({&u, 1}, {&x, 1});
        return x;
    }
};

}  // namespace holdtime
