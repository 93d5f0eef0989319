#include "models/arrivals/cumulative_rate.hpp"

#include <cmath>

namespace holdtime {

CumulativeRate::CumulativeRate(const TimeGrid& grid)
    : start_(grid.boundaries.begin(), grid.boundaries.end() - 1),
      last_(start_.size()),
      until_(start_.size() + 1),
      seconds_each_(start_.size()) {
    for (std::size_t i = 0; i < start_.size(); ++i) last_[i] = std::nextafter(grid.boundaries[i + 1], start_[i]);
}

void CumulativeRate::assign(std::span<const double> expected) {
    for (std::size_t i = 0; i < start_.size(); ++i) {
        until_[i + 1] = until_[i] + expected[i];
        const double counted = until_[i + 1] - until_[i];
        seconds_each_[i] = counted > 0 ? (last_[i] - start_[i]) / counted : 0;
    }
    at_ = 0;
}

}  // namespace holdtime
