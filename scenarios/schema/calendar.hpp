#pragma once

#include <optional>
#include <string>
#include <vector>

#include "scenarios/schema/scenario.hpp"
#include "sim/core/time.hpp"

/// Local wall time to seconds from the start, with the clock changes of the time zone.
namespace holdtime {

/// The scenario's intervals, warm-up included. Complains when the horizon or the warm-up is not a whole number of
/// intervals, when there are more than 200,000, or when the time zone is unknown.
TimeGrid make_grid(const CalendarSpec& calendar, Problems& problems);

/// [from, to) in seconds from start.
struct TimeSpan {
    Seconds from = 0;
    Seconds to = 0;
};

/// When `hours` are open between grid.begin() and grid.end() + one week (so that an opening after the end is known),
/// ascending, disjoint, merged. During the warm-up the state of the first interval's start holds.
std::vector<TimeSpan> open_spans(const Hours& hours, const CalendarSpec& calendar, const TimeGrid& grid);

/// `per_interval` as written ({file, column} or a list) laid out over the grid: one value per grid interval, the
/// warm-up repeating the first counted one. See interface.md, "per_interval": one normal local day (repeated), one week
/// from Monday, or the exact horizon.
std::vector<double> expand_per_interval(const Value& value, const std::string& path, const CalendarSpec& calendar,
                                        const TimeGrid& grid, Problems& problems);

/// Local start of each counted interval, ISO 8601 with offset: 2026-03-02T00:00:00+01:00.
std::vector<std::string> interval_labels(const CalendarSpec& calendar, const TimeGrid& grid);

/// A local ISO time ("2026-03-02 08:15:00" or with T) to seconds from start; nullopt if it is not one.
std::optional<Seconds> local_time(const std::string& text, const CalendarSpec& calendar);
/// Is it a local time over which the clock is put forward that day, and so none?
bool is_skipped(const std::string& text, const CalendarSpec& calendar);

}  // namespace holdtime
