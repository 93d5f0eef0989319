#pragma once

#include <cstdint>
#include <map>
#include <vector>

namespace holdtime {

/// How often each duration was seen, in memory that does not grow with the log: exactly up to 8,192 different values,
/// in relative bins of 0.2 % beyond. Mean and variance are exact.
class Sample {
public:
    struct Point {
        double value = 0, count = 0;
    };

    void add(double value);
    double n() const { return n_; }
    double mean() const { return n_ > 0 ? sum_ / n_ : 0; }
    double variance() const;  ///< with n - 1; 0 of fewer than two
    double standard_error() const;
    std::vector<Point> points() const;  ///< ascending
    /// The value that this share of the sample does not exceed.
    double quantile(double share) const;

private:
    static double bin(double value);
    std::map<double, double> counts_;
    bool binned_ = false;
    double n_ = 0, sum_ = 0, squares_ = 0;  ///< squares about the first value
    double origin_ = 0;
};

}  // namespace holdtime
