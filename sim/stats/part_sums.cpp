#include "sim/stats/part_sums.hpp"

#include <algorithm>

namespace holdtime {

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

}  // namespace holdtime
