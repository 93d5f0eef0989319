#pragma once

#include <optional>
#include <string>
#include <vector>

#include "scenarios/schema/scenario.hpp"
#include "sim/core/time.hpp"

/// Local wall time to seconds from the start, with the clock changes of the time zone.
namespace holdtime {

/// The scenario's intervals, warm-up and cool-down included. Complains when the horizon or the warm-up is not a whole
/// number of intervals, a longer warm-up or the cool-down not whole days, when there are more than 200,000 intervals,
/// or when the time zone is unknown.
TimeGrid make_grid(const CalendarSpec& calendar, Problems& problems);

/// When `hours` are open between grid.begin() and grid.last() + one week (so that an opening after the end is known),
/// ascending, disjoint, merged. During a warm-up shorter than a day the state of the first interval's start holds.
/// A date that is played as another weekday has its hours; on one that is closed only `always` holds.
std::vector<TimeSpan> open_spans(const Hours& hours, const CalendarSpec& calendar, const TimeGrid& grid);
/// Likewise, but nothing closes: hours of the clock and not of a door.
std::vector<TimeSpan> clock_spans(const Hours& hours, const CalendarSpec& calendar, const TimeGrid& grid);

/// What a value of `per_interval` says of an interval that is not `interval` long: a level (agents) holds as it is, an
/// amount (contacts) of a normal day or week counts in proportion.
enum class PerInterval { level, amount };

/// `per_interval` as written ({file, column} or a list) laid out over the grid: one value per grid interval, a warm-up
/// shorter than a day repeating the first counted one. docs/scenario.md, "per_interval": one normal local day
/// (repeated), one week from Monday, or the exact horizon (continued with its first and last day).
std::vector<double> expand_per_interval(const Value& value, const std::string& path, const CalendarSpec& calendar,
                                        const TimeGrid& grid, Problems& problems,
                                        PerInterval kind = PerInterval::level);

/// Local start of each counted interval, ISO 8601 with offset: 2026-03-02T00:00:00+01:00.
std::vector<std::string> interval_labels(const CalendarSpec& calendar, const TimeGrid& grid);

/// A local ISO time ("2026-03-02 08:15:00" or with T) to seconds from start; nullopt if it is not one. A date alone is
/// the first moment of a day, whatever the clocks show then.
std::optional<Seconds> local_time(const std::string& text, const CalendarSpec& calendar);
/// Of a local time that the clocks skip, and that therefore is none: "(it does not exist: the clocks of
/// Europe/London go from 2026-03-29T01:00 to 2026-03-29T02:00); write 2026-03-29T02:00". Else "".
std::string why_skipped(const std::string& text, const CalendarSpec& calendar);

}  // namespace holdtime
