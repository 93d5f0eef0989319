#pragma once

#include <array>
#include <cstddef>
#include <vector>

#include "sim/ports/description.hpp"
#include "sim/ports/results.hpp"
#include "sim/stats/fold.hpp"
#include "sim/stats/layout.hpp"
#include "sim/stats/waits.hpp"

namespace holdtime {

/// How a channel's figures spread over single days, and its service level over the replications in every interval. A
/// mean that meets a target says little of the days on which it is missed. Memory does not grow with the replications:
/// samples are kept as those of waits, exactly up to 1,024 values and in bins of 0.2 % beyond.
class DaySummary {
public:
    DaySummary(const Description& description, const Layout& layout);

    void add(const Folded& folded);
    /// Fills in `days`, and the bands of `channel_intervals` where these are there.
    void tell(StrategyResults& results) const;

    static constexpr std::array figures{Figure::service_level, Figure::abandonment_rate, Figure::asa, Figure::offered};

private:
    struct Day {
        std::size_t first, last;  ///< intervals
    };

    void add_day(const Day& day, const Folded& folded);

    std::size_t columns_, intervals_;
    std::vector<std::string> names_;                               ///< of the columns
    std::vector<Day> days_;                                        ///< of a replication
    std::vector<std::array<WaitSample, figures.size()>> of_days_;  ///< [column][figure]
    std::vector<WaitSample> of_intervals_;                         ///< [interval][column], or empty
};

}  // namespace holdtime
