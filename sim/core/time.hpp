#pragma once

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <limits>
#include <vector>

namespace holdtime {

/// Simulated time and durations, in seconds. Time 0 is the scenario's `calendar.start`; a warm-up lies before it.
using Seconds = double;

/// From one time to a later one.
struct TimeSpan {
    Seconds from = 0;
    Seconds to = 0;
};

/// Does `time` lie in one of them? They are in order and apart, and do not contain their ends.
inline bool lies_in(Seconds time, const std::vector<TimeSpan>& spans) {
    const auto after = std::upper_bound(spans.begin(), spans.end(), time,
                                        [](Seconds t, const TimeSpan& span) { return t < span.from; });
    return after != spans.begin() && time < std::prev(after)->to;
}

inline constexpr Seconds forever = std::numeric_limits<double>::infinity();

/// The scenario's time step, laid out in absolute seconds: the warm-up, the counted intervals of [0, end), the
/// cool-down. On a day with a clock change one of them may be longer or shorter than the others; nothing may assume
/// equal widths.
struct TimeGrid {
    std::vector<Seconds> boundaries;  ///< n + 1 ascending times; interval i is [boundaries[i], boundaries[i + 1])
    std::vector<std::uint32_t> day;   ///< n; local day of each interval, 0 = the first day. A warm-up of whole days has
                                      ///< days of its own: 2^32 - 1 is the day before; a shorter one counts as day 0
    std::uint32_t warm_up_intervals = 0;    ///< these lie before time 0 and are simulated but not counted
    std::uint32_t cool_down_intervals = 0;  ///< these lie after end(): their customers load the centre, nothing counts
    std::uint32_t days = 1;                 ///< local days touched by [0, end)
    std::uint32_t start_minute = 0;  ///< minutes after local midnight at time 0 (0 unless the start names a time)
    /// n; which counted interval (from 0) goes on in each: itself; outside [0, end) the one of the first or last day at
    /// the same time of day. Empty: the warm-up repeats the first, the cool-down the last.
    std::vector<std::uint32_t> like;
    /// The same by weekday, where the horizon has a week: what plans that were computed go on with.
    std::vector<std::uint32_t> like_weekday;

    std::uint32_t intervals() const { return static_cast<std::uint32_t>(day.size()); }
    std::uint32_t counted() const { return intervals() - warm_up_intervals - cool_down_intervals; }
    bool counts(std::uint32_t interval) const {
        return interval >= warm_up_intervals && interval - warm_up_intervals < counted();
    }
    std::uint32_t counted_like(std::uint32_t interval) const {
        if (!like.empty()) return like[interval];
        return interval < warm_up_intervals ? 0 : std::min(interval - warm_up_intervals, counted() - 1);
    }
    std::uint32_t counted_like_weekday(std::uint32_t interval) const {
        return like_weekday.empty() ? counted_like(interval) : like_weekday[interval];
    }
    /// Is the warm-up one of whole days, which are themselves, not the first interval again?
    bool plays_days_before() const { return warm_up_intervals > 0 && day.front() != 0; }

    Seconds begin() const { return boundaries.front(); }
    Seconds end() const { return boundaries[boundaries.size() - 1 - cool_down_intervals]; }  ///< of what counts
    Seconds last() const { return boundaries.back(); }  ///< of everything, the cool-down included

    std::vector<Seconds> counted_boundaries() const {
        return {boundaries.begin() + warm_up_intervals, boundaries.end() - cool_down_intervals};
    }
    std::vector<std::uint32_t> counted_days() const {
        return {day.begin() + warm_up_intervals, day.end() - cool_down_intervals};
    }
};

}  // namespace holdtime
