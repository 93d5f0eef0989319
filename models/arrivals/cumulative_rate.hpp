#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "models/catalogue.hpp"
#include "sim/core/time.hpp"

namespace holdtime {

/// Turns positions on the axis of expected arrivals into times: the inverse of the cumulative rate, which is constant
/// within an interval of the grid but for surges, which begin and end at any time.
class CumulativeRate {
public:
    explicit CumulativeRate(const TimeGrid& grid, std::span<const RateChange> surges = {});

    /// Sets what is expected in each interval but for surges; allocates nothing.
    void assign(std::span<const double> expected);

    double total() const { return until_.back(); }
    /// Expected before interval i, surges included; i may be the number of intervals.
    double before(std::size_t interval) const { return until_[first_piece_[interval]]; }

    /// Goes back to the beginning.
    void rewind() { at_ = 0; }

    /// The time of a position in (0, total()), not below the one asked for last; always inside its interval.
    Seconds time(double position) {
        while (position >= until_[at_ + 1]) ++at_;
        const Seconds t = start_[at_] + (position - until_[at_]) * seconds_each_[at_];
        return t < last_[at_] ? t : last_[at_];
    }

private:
    // A piece is an interval, or what surges leave of one undivided.
    std::vector<Seconds> start_, last_;     ///< first and last moment of each piece
    std::vector<double> weight_;            ///< expected in the piece, of what its interval expects without surges
    std::vector<std::size_t> first_piece_;  ///< n + 1; of each interval
    std::vector<double> until_;             ///< expected before each piece, and in all
    std::vector<double> seconds_each_;      ///< seconds per expected arrival
    std::size_t at_ = 0;
};

/// What is expected in each interval, surges included.
std::vector<double> with_surges(const TimeGrid& grid, std::span<const RateChange> surges,
                                std::span<const double> expected);

}  // namespace holdtime
