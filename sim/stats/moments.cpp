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

Estimate root_of(const Estimate& square) {
    const auto root = [](double x) { return x < 0 ? 0 : std::sqrt(x); };
    return {root(square.mean), root(square.low), root(square.high)};
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

template <std::size_t n>
void CoMoments<n>::add(const std::array<double, n>& values) {
    ++count_;
    std::array<double, n> before;
    for (std::size_t i = 0; i < values.size(); ++i) {
        before[i] = values[i] - mean_[i];
        mean_[i] += before[i] / count_;
    }
    std::size_t k = 0;
    for (std::size_t i = 0; i < values.size(); ++i)
        for (std::size_t j = 0; j <= i; ++j) comoment_[k++] += before[i] * (values[j] - mean_[j]);
}

template <std::size_t n>
double CoMoments<n>::covariance(std::size_t i, std::size_t j) const {
    return comoment_[index(i, j)] / (count_ - 1);
}

template <std::size_t n>
double CoMoments<n>::linear_variance(const Weights& weights) const {
    double variance = 0, size = 0;
    for (std::size_t i = 0; i < weights.size(); ++i) {
        if (weights[i] == 0) continue;
        for (std::size_t j = 0; j < i; ++j) variance += 2 * weights[i] * weights[j] * covariance(i, j);
        variance += weights[i] * weights[i] * covariance(i, i);
        size += weights[i] * weights[i] * covariance(i, i);
    }
    return variance > rounding_floor * size ? variance : 0;
}

template <std::size_t n>
Estimate CoMoments<n>::estimate(double value, const Weights& weights, StudentT& student) const {
    Estimate result;
    result.mean = value;
    if (count_ < 2) return result;
    const double half = student(count_ - 1) * std::sqrt(linear_variance(weights) / count_);
    result.low = value - half;
    result.high = value + half;
    return result;
}

template <std::size_t n>
double CoMoments<n>::weighted(const Weights& weights) const {
    double sum = 0;
    for (std::size_t i = 0; i < weights.size(); ++i) sum += weights[i] * mean(i);
    return sum;
}

template class CoMoments<4>;
template class CoMoments<8>;

Estimate PairedMoments::ratio(double confidence) const {
    StudentT student(confidence);
    return ratio(student);
}

Estimate PairedMoments::difference(double confidence) const {
    StudentT student(confidence);
    return difference(student);
}

Estimate PairedMoments::ratio(StudentT& student) const {
    if (count() == 0 || mean(1) == 0) return {};
    const double value = mean(0) / mean(1);
    return estimate(value, {1 / mean(1), -value / mean(1), 0, 0}, student);
}

Estimate PairedMoments::difference(StudentT& student) const {
    if (count() == 0 || mean(1) == 0 || mean(3) == 0) return {};
    const double value = mean(0) / mean(1);
    const double baseline = mean(2) / mean(3);
    return estimate(value - baseline, {1 / mean(1), -value / mean(1), -1 / mean(3), baseline / mean(3)}, student);
}

Estimate PairedMoments::root(StudentT& student) const { return root_of(ratio(student)); }

Estimate PairedMoments::root_difference(StudentT& student) const {
    if (count() == 0 || mean(1) == 0 || mean(3) == 0) return {};
    const double square = mean(0) / mean(1), other_square = mean(2) / mean(3);
    if (square > 0 && other_square > 0) {
        const double value = std::sqrt(square), baseline = std::sqrt(other_square);
        const double by = 1 / (2 * value * mean(1)), other_by = 1 / (2 * baseline * mean(3));
        return estimate(value - baseline, {by, -square * by, -other_by, other_square * other_by}, student);
    }
    const auto own = root(student), other = root_of(ratio_of({0, 0, 1, 0}, {0, 0, 0, 1}, student));
    return {own.mean - other.mean, own.low - other.high, own.high - other.low};
}

Estimate PairedMoments::sum_of(const Weights& weights, StudentT& student) const {
    if (count() == 0) return {};
    return estimate(weighted(weights), weights, student);
}

Estimate PairedMoments::ratio_of(const Weights& numerator, const Weights& denominator, StudentT& student) const {
    const double below = count() == 0 ? 0 : weighted(denominator);
    if (below == 0) return {};
    const double value = weighted(numerator) / below;
    Weights weights{};
    for (std::size_t i = 0; i < weights.size(); ++i) weights[i] = (numerator[i] - value * denominator[i]) / below;
    return estimate(value, weights, student);
}

double ProductMoments::value(std::size_t first) const {
    return mean(first) * mean(first + 1) / (mean(first + 2) * mean(first + 3));
}

void ProductMoments::add_derivatives(std::size_t first, double factor, Weights& weights) const {
    const double below = mean(first + 2) * mean(first + 3), of_this = factor * value(first);
    weights[first] = factor * mean(first + 1) / below;
    weights[first + 1] = factor * mean(first) / below;
    weights[first + 2] = -of_this / mean(first + 2);
    weights[first + 3] = -of_this / mean(first + 3);
}

Estimate ProductMoments::product(StudentT& student) const {
    if (!exists(0)) return {};
    Weights weights{};
    add_derivatives(0, 1, weights);
    return estimate(value(0), weights, student);
}

Estimate ProductMoments::difference(StudentT& student) const {
    if (!exists(0) || !exists(4)) return {};
    Weights weights{};
    add_derivatives(0, 1, weights);
    add_derivatives(4, -1, weights);
    return estimate(value(0) - value(4), weights, student);
}

Estimate ProductMoments::combined(Combination how, StudentT& student) const {
    if (!exists(0) || !exists(4)) return {};
    if (how == Combination::difference) return difference(student);
    const double a = value(0), b = value(4);
    Weights weights{};
    if (how == Combination::sum) {
        add_derivatives(0, 1, weights);
        add_derivatives(4, 1, weights);
        return estimate(a + b, weights, student);
    }
    if (b == 0) return {};
    add_derivatives(0, 1 / b, weights);
    add_derivatives(4, -a / (b * b), weights);
    return estimate(a / b, weights, student);
}

}  // namespace holdtime
