#pragma once

#include <array>
#include <cstdint>
#include <utility>
#include <vector>

#include "sim/ports/combined_figure.hpp"
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

/// Means and co-moments of n quantities observed once a replication (Welford's update; Chan, Golub and LeVeque, The
/// American Statistician 37, 1983), and estimates of what is computed from the means, by the delta method.
template <std::size_t n>
class CoMoments {
public:
    using Weights = std::array<double, n>;

    void add(const std::array<double, n>& values);
    std::uint32_t count() const { return count_; }
    double mean(std::size_t i) const { return mean_[i]; }
    double covariance(std::size_t i, std::size_t j) const;  ///< unbiased; needs two observations

protected:
    /// `weights`: the value's derivatives by the means.
    Estimate estimate(double value, const Weights& weights, StudentT& student) const;
    double weighted(const Weights& weights) const;

private:
    double linear_variance(const Weights& weights) const;

    std::uint32_t count_ = 0;
    std::array<double, n> mean_{};
    std::array<double, n*(n + 1) / 2> comoment_{};  ///< (0,0) (0,1) (1,1) (0,2) ...: lower triangle by rows
};
extern template class CoMoments<4>;
extern template class CoMoments<8>;

/// Of a figure that is a ratio. Order: numerator, denominator, baseline's numerator, baseline's denominator.
class PairedMoments : public CoMoments<4> {
public:
    /// Ratio of the means, with the delta method's variance and Student's t for n - 1 degrees of freedom (Law,
    /// Simulation Modeling and Analysis, 5th ed., 9.5; a denominator of constant 1 gives the interval of a mean
    /// exactly). Does not exist when the mean denominator is 0; has no interval with one observation.
    Estimate ratio(StudentT& student) const;
    Estimate ratio(double confidence) const;

    /// Ratio minus the baseline's ratio, both as above, variance with all covariances: paired. Does not exist when
    /// either does not.
    Estimate difference(StudentT& student) const;
    Estimate difference(double confidence) const;

    /// The square root of the ratio, and its difference from the baseline's; 0 where a ratio is negative. An interval
    /// is that of the ratio, its ends taken to roots; of a difference by the delta method, or as wide as both can be
    /// apart where a ratio is not above 0.
    Estimate root(StudentT& student) const;
    Estimate root_difference(StudentT& student) const;

    /// Of any weighted sums of the four means, likewise.
    Estimate sum_of(const Weights& weights, StudentT& student) const;
    Estimate ratio_of(const Weights& numerator, const Weights& denominator, StudentT& student) const;
};

/// Of a figure that is a product of two ratios. Order: two numerators, two denominators, then the baseline's.
class ProductMoments : public CoMoments<8> {
public:
    Estimate product(StudentT& student) const;
    Estimate difference(StudentT& student) const;
    /// What is made of both figures, the second not being a baseline; a ratio to 0 does not exist.
    Estimate combined(Combination how, StudentT& student) const;

private:
    double value(std::size_t first) const;
    void add_derivatives(std::size_t first, double factor, Weights& weights) const;
    bool exists(std::size_t first) const { return count() > 0 && mean(first + 2) != 0 && mean(first + 3) != 0; }
};

}  // namespace holdtime
