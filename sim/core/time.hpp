#pragma once

#include <cstdint>
#include <limits>
#include <vector>

namespace holdtime {

/// Simulated time and durations, in seconds. Time 0 is the scenario's `calendar.start`; a warm-up lies before it.
using Seconds = double;

inline constexpr Seconds forever = std::numeric_limits<double>::infinity();

/// The scenario's time step, laid out in absolute seconds. Intervals are of local wall time, so that on a day
/// with a clock change one of them may be longer or shorter than the others; nothing may assume equal widths.
struct TimeGrid {
    std::vector<Seconds> boundaries;  ///< n + 1 ascending times; interval i is [boundaries[i], boundaries[i + 1])
    std::vector<std::uint32_t> day;   ///< n; local day of each interval, 0 = the first day (warm-up counts as day 0)
    std::uint32_t warm_up_intervals = 0;  ///< these lie before time 0 and are simulated but not counted
    std::uint32_t days = 1;               ///< local days touched by [0, end)
    std::uint32_t start_minute = 0;       ///< minutes after local midnight at time 0 (0 unless the start names a time)

    std::uint32_t intervals() const { return static_cast<std::uint32_t>(day.size()); }
    Seconds begin() const { return boundaries.front(); }
    Seconds end() const { return boundaries.back(); }
};

}  // namespace holdtime
