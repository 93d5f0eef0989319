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

/// A short sum of sums.
double value_of(const SumList& list, const PartSums& sums);

/// The definition of every figure but the percentiles (for which it is 0 / 0); of a product the two ratios in one.
Ratio ratio(Figure figure, const PartSums& sums);

/// Is it a percentile, taken from a sample of waits? Then its probability, else 0.
inline double percentile(Figure figure) { return info(figure).percentile; }

}  // namespace holdtime
