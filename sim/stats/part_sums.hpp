#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

#include "sim/ports/figures.hpp"

namespace holdtime {

struct PartSums {
    std::array<double, sum_count> values{};
    double& operator[](Sum sum) { return values[static_cast<std::size_t>(sum)]; }
    double operator[](Sum sum) const { return values[static_cast<std::size_t>(sum)]; }
    /// Of another part of the same replication (the longest wait is the longer), or of another replication.
    void add_part(const PartSums& other);
    void add_replication(const PartSums& other);
};

/// A figure as numerator over denominator; for counts and other means the denominator is the number of replications.
struct Ratio {
    double numerator = 0;
    double denominator = 0;
};

/// A short sum of sums. `Sums` has a value for each Sum, here and in the following.
template <class Sums>
double value_of(const SumList& list, const Sums& sums) {
    double value = 0;
    const auto added = list.size - list.subtracted;
    for (int i = 0; i < added; ++i) value += sums[list.sums[static_cast<std::size_t>(i)]];
    for (int i = added; i < list.size; ++i) value -= sums[list.sums[static_cast<std::size_t>(i)]];
    return value;
}

/// The definition of every figure but the percentiles (for which it is 0 / 0); of a product the two ratios in one.
template <class Sums>
Ratio ratio(Figure figure, const Sums& sums) {
    constexpr double seconds_an_hour = 3600;
    const auto& about = info(figure);
    const double numerator = value_of(about.numerator, sums), denominator = value_of(about.denominator, sums);
    if (about.is_product()) return {numerator * value_of(about.times, sums), denominator * value_of(about.over, sums)};
    const bool hours_above = about.unit == Unit::hours, hours_below = about.unit == Unit::per_hour;
    return {hours_above ? numerator / seconds_an_hour : numerator,
            hours_below ? denominator / seconds_an_hour : denominator};
}

/// Is it a percentile, taken from a sample of waits? Then its probability, else 0.
inline double percentile(Figure figure) { return info(figure).percentile; }

}  // namespace holdtime
