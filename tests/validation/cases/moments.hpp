#pragma once

#include <algorithm>
#include <cmath>

namespace holdtime::validation {

/// What one replication contributes to a figure: numerator and denominator (1 for a plain mean).
struct Sums {
    double numerator = 0;
    double denominator = 1;
};

/// A figure of ours with its standard error.
struct Measured {
    double value = 0;
    double standard_error = 0;
};

/// Ratio of means over replications with the delta method's standard error (Law, Simulation Modeling and Analysis,
/// 9.5). Written anew here, so that the tests do not rest on the statistics that they test.
class RatioMoments {
public:
    void add(const Sums& sums) {
        ++count_;
        const double a = sums.numerator - mean_a_, b = sums.denominator - mean_b_;
        mean_a_ += a / count_, mean_b_ += b / count_;
        aa_ += a * (sums.numerator - mean_a_);
        bb_ += b * (sums.denominator - mean_b_);
        ab_ += a * (sums.denominator - mean_b_);
    }

    /// Needs two replications; not a number when the denominator is 0 throughout.
    Measured ratio() const {
        const double value = mean_a_ / mean_b_;
        const double variance = (aa_ - 2 * value * ab_ + value * value * bb_) / (count_ - 1);
        return {value, std::sqrt(std::max(variance, 0.0) / count_) / std::abs(mean_b_)};
    }

private:
    double count_ = 0, mean_a_ = 0, mean_b_ = 0, aa_ = 0, bb_ = 0, ab_ = 0;
};

}  // namespace holdtime::validation
