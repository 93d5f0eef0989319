#pragma once

#include <array>
#include <cstdint>
#include <utility>
#include <vector>

#include "sim/ports/figures.hpp"

namespace holdtime {

/// Two-sided quantile of Student's t, rounded to ten decimals so that the last bits of a C library do not show.
double student_t(double confidence, std::uint32_t degrees_of_freedom);

/// The same, remembered: the figures of a result share a few degrees of freedom, and each costs microseconds.
class StudentT {
public:
    explicit StudentT(double confidence) : confidence_(confidence) {}
    double operator()(std::uint32_t degrees_of_freedom);

private:
    double confidence_;
    std::vector<std::pair<std::uint32_t, double>> known_;
};

/// Means and co-moments of four quantities observed once a replication: numerator and denominator of a figure of a
/// strategy, and of the baseline (Welford's update; Chan, Golub and LeVeque, The American Statistician 37, 1983).
class PairedMoments {
public:
    /// Order: numerator, denominator, baseline's numerator, baseline's denominator.
    void add(const std::array<double, 4>& values);
    std::uint32_t count() const { return count_; }
    double mean(std::size_t i) const { return mean_[i]; }
    double covariance(std::size_t i, std::size_t j) const;  ///< unbiased; needs two observations

    /// Ratio of the means, with the delta method's variance and Student's t for n - 1 degrees of freedom (Law,
    /// Simulation Modeling and Analysis, 5th ed., 9.5; a denominator of constant 1 gives the interval of a mean
    /// exactly). Does not exist when the mean denominator is 0; has no interval with one observation.
    Estimate ratio(StudentT& student) const;
    Estimate ratio(double confidence) const;

    /// Ratio minus the baseline's ratio, both as above, variance with all covariances: paired. Does not exist when
    /// either does not.
    Estimate difference(StudentT& student) const;
    Estimate difference(double confidence) const;

    /// Of any weighted sums of the four means, likewise.
    using Weights = std::array<double, 4>;
    Estimate sum_of(const Weights& weights, StudentT& student) const;
    Estimate ratio_of(const Weights& numerator, const Weights& denominator, StudentT& student) const;

private:
    double linear_variance(const std::array<double, 4>& weights) const;
    Estimate estimate(double value, const std::array<double, 4>& weights, StudentT& student) const;

    std::uint32_t count_ = 0;
    std::array<double, 4> mean_{};
    std::array<double, 10> comoment_{};  ///< (0,0) (0,1) (1,1) (0,2) ...: lower triangle by rows
};

}  // namespace holdtime
