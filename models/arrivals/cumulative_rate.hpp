#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "sim/core/time.hpp"

namespace holdtime {

/// Turns positions on the axis of expected arrivals into times: the inverse of the cumulative rate, which is constant
/// within an interval of the grid.
class CumulativeRate {
public:
    explicit CumulativeRate(const TimeGrid& grid);

    /// Sets what is expected in each interval; allocates nothing.
    void assign(std::span<const double> expected);

    double total() const { return until_.back(); }
    /// Expected before interval i.
    double before(std::size_t interval) const { return until_[interval]; }

    /// Goes back to the beginning.
    void rewind() { at_ = 0; }

    /// The time of a position in (0, total()), not below the one asked for last; always inside its interval.
    Seconds time(double position) {
        while (position >= until_[at_ + 1]) ++at_;
        const Seconds t = start_[at_] + (position - until_[at_]) * seconds_each_[at_];
        return t < last_[at_] ? t : last_[at_];
    }

private:
    std::vector<Seconds> start_, last_;  ///< first and last moment of each interval
    std::vector<double> until_;          ///< n + 1; expected before each boundary
    std::vector<double> seconds_each_;   ///< seconds per expected arrival
    std::size_t at_ = 0;
};

}  // namespace holdtime
