#include "sim/stats/part_sums.hpp"

#include <algorithm>

namespace holdtime {

namespace {

constexpr double seconds_an_hour = 3600;

}  // namespace

double value_of(const SumList& list, const PartSums& sums) {
    double value = 0;
    const auto added = list.size - list.subtracted;
    for (int i = 0; i < added; ++i) value += sums[list.sums[static_cast<std::size_t>(i)]];
    for (int i = added; i < list.size; ++i) value -= sums[list.sums[static_cast<std::size_t>(i)]];
    return value;
}

void PartSums::add_replication(const PartSums& other) {
    for (std::size_t i = 0; i < sum_count; ++i) values[i] += other.values[i];
}

void PartSums::add_part(const PartSums& other) {
    const double longer = std::max((*this)[Sum::longest], other[Sum::longest]);
    const double exists = std::max((*this)[Sum::longest_exists], other[Sum::longest_exists]);
    add_replication(other);
    (*this)[Sum::longest] = longer;
    (*this)[Sum::longest_exists] = exists;
}

Ratio ratio(Figure figure, const PartSums& sums) {
    const auto& about = info(figure);
    const double numerator = value_of(about.numerator, sums), denominator = value_of(about.denominator, sums);
    if (about.is_product()) return {numerator * value_of(about.times, sums), denominator * value_of(about.over, sums)};
    const bool hours_above = about.unit == Unit::hours, hours_below = about.unit == Unit::per_hour;
    return {hours_above ? numerator / seconds_an_hour : numerator,
            hours_below ? denominator / seconds_an_hour : denominator};
}

}  // namespace holdtime
