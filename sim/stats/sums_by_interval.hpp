#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "sim/stats/part_sums.hpp"

namespace holdtime {

/// Sums of many intervals, of each only those that figures by interval are made of, a third of all or fewer: long
/// horizons have thousands of intervals, and to touch all sums of each would cost more than to play them.
class SumsByInterval {
public:
    SumsByInterval() = default;
    /// `part`: in_interval or in_group_interval; `about`: of the traits in `of_some`, what there is.
    SumsByInterval(std::size_t intervals, Part part, unsigned about);

    std::size_t size() const { return size_; }
    bool empty() const { return size_ == 0; }
    void set(std::size_t interval, const PartSums& sums);
    /// Of another replication.
    void add_replication(const SumsByInterval& other);

    /// What is not kept is 0, likewise in the following.
    PartSums operator[](std::size_t interval) const { return over(interval, interval + 1, 1); }
    /// Intervals first, first + step, ... before `last` added up; no longest wait of them all.
    PartSums over(std::size_t first, std::size_t last, std::size_t step) const;

private:
    std::vector<Sum> kept_;
    std::vector<double> values_;  ///< [interval][of kept_]
    std::size_t size_ = 0;
};

}  // namespace holdtime
