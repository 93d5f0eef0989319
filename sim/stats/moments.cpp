#include "sim/stats/moments.hpp"

#include <algorithm>
#include <boost/math/distributions/students_t.hpp>
#include <cmath>

namespace holdtime {

namespace {

/// Rounding leaves about this share of the terms' size where they cancel exactly (a ratio that is the same in every
/// replication): such a variance is zero.
constexpr double rounding_floor = 1e-14;

std::size_t index(std::size_t i, std::size_t j) {
    const auto row = std::max(i, j);
    return row * (row + 1) / 2 + std::min(i, j);
}

}  // namespace

double student_t(double confidence, std::uint32_t degrees_of_freedom) {
    const boost::math::students_t_distribution<double> t(degrees_of_freedom);
    constexpr double decimals = 1e10;
    return std::nearbyint(boost::math::quantile(boost::math::complement(t, (1 - confidence) / 2)) * decimals) /
           decimals;
}

double StudentT::operator()(std::uint32_t degrees_of_freedom) {
    for (const auto& [degrees, t] : known_)
        if (degrees == degrees_of_freedom) return t;
    return known_.emplace_back(degrees_of_freedom, student_t(confidence_, degrees_of_freedom)).second;
}

void PairedMoments::add(const std::array<double, 4>& values) {
    ++count_;
    std::array<double, 4> before;
    for (std::size_t i = 0; i < values.size(); ++i) {
        before[i] = values[i] - mean_[i];
        mean_[i] += before[i] / count_;
    }
    std::size_t k = 0;
    for (std::size_t i = 0; i < values.size(); ++i)
        for (std::size_t j = 0; j <= i; ++j) comoment_[k++] += before[i] * (values[j] - mean_[j]);
}

double PairedMoments::covariance(std::size_t i, std::size_t j) const { return comoment_[index(i, j)] / (count_ - 1); }

double PairedMoments::linear_variance(const std::array<double, 4>& weights) const {
    double variance = 0, size = 0;
    for (std::size_t i = 0; i < weights.size(); ++i) {
        if (weights[i] == 0) continue;
        for (std::size_t j = 0; j < i; ++j) variance += 2 * weights[i] * weights[j] * covariance(i, j);
        variance += weights[i] * weights[i] * covariance(i, i);
        size += weights[i] * weights[i] * covariance(i, i);
    }
    return variance > rounding_floor * size ? variance : 0;
}

Estimate PairedMoments::estimate(double value, const std::array<double, 4>& weights, StudentT& student) const {
    Estimate result;
    result.mean = value;
    if (count_ < 2) return result;
    const double half = student(count_ - 1) * std::sqrt(linear_variance(weights) / count_);
    result.low = value - half;
    result.high = value + half;
    return result;
}

Estimate PairedMoments::ratio(double confidence) const {
    StudentT student(confidence);
    return ratio(student);
}

Estimate PairedMoments::difference(double confidence) const {
    StudentT student(confidence);
    return difference(student);
}

Estimate PairedMoments::ratio(StudentT& student) const {
    if (count_ == 0 || mean_[1] == 0) return {};
    const double value = mean_[0] / mean_[1];
    return estimate(value, {1 / mean_[1], -value / mean_[1], 0, 0}, student);
}

Estimate PairedMoments::difference(StudentT& student) const {
    if (count_ == 0 || mean_[1] == 0 || mean_[3] == 0) return {};
    const double value = mean_[0] / mean_[1];
    const double baseline = mean_[2] / mean_[3];
    return estimate(value - baseline, {1 / mean_[1], -value / mean_[1], -1 / mean_[3], baseline / mean_[3]}, student);
}

namespace {

double weighted(const PairedMoments& moments, const PairedMoments::Weights& weights) {
    double sum = 0;
    for (std::size_t i = 0; i < weights.size(); ++i) sum += weights[i] * moments.mean(i);
    return sum;
}

}  // namespace

Estimate PairedMoments::sum_of(const Weights& weights, StudentT& student) const {
    if (count_ == 0) return {};
    return estimate(weighted(*this, weights), weights, student);
}

Estimate PairedMoments::ratio_of(const Weights& numerator, const Weights& denominator, StudentT& student) const {
    const double below = count_ == 0 ? 0 : weighted(*this, denominator);
    if (below == 0) return {};
    const double value = weighted(*this, numerator) / below;
    Weights weights{};
    for (std::size_t i = 0; i < weights.size(); ++i) weights[i] = (numerator[i] - value * denominator[i]) / below;
    return estimate(value, weights, student);
}

}  // namespace holdtime
