#pragma once

#include <date/tz.h>

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "scenarios/schema/scenario.hpp"

/// Local wall time and its clock changes; the only place that knows the time-zone library. Whole seconds throughout.
namespace holdtime {

inline constexpr std::int64_t seconds_a_day = 86400;

/// One interval of the horizon: a stretch of real time within one slot of local wall time.
struct WallInterval {
    std::int64_t from = 0;  ///< seconds from start
    std::int64_t slot = 0;  ///< slots of `interval` counted from the local start; a repeated hour repeats its slots
    int utc_offset = 0;     ///< seconds, at `from`
};

/// The intervals of a calendar: those before the start (of a warm-up of whole days), the counted ones, those after the
/// end.
struct WallIntervals {
    std::vector<WallInterval> before, counted, after;
    std::int64_t end = 0;   ///< seconds from start: of the counted ones,
    std::int64_t last = 0;  ///< and of all
};

class LocalClock {
public:
    /// The calendar's start, and the wall clock of calendar.clock. The zones must exist (see find_zone) and the date
    /// be valid.
    explicit LocalClock(const CalendarSpec& calendar);

    /// Wall time, in seconds after the local midnight of the start's date, to seconds from start. A time that the
    /// clocks skip becomes the moment at which they do; of a time that comes twice, the first or the last.
    std::int64_t real(std::int64_t wall, bool last = false) const;
    /// Is this wall time skipped by a clock change?
    bool skipped(std::int64_t wall) const;
    /// The change that skips this wall time, as in "the clocks of Europe/London go from 2026-03-29T01:00 to
    /// 2026-03-29T02:00"; "" when none does.
    std::string change_over(std::int64_t wall) const;
    /// Wall time (as above) that the clocks show after the change that skips this one.
    std::int64_t after_change(std::int64_t wall) const;
    /// What the wall clock shows at the interval's first moment: seconds after the local midnight of the start's date.
    std::int64_t wall(const WallInterval& interval) const {
        return start_utc_ + interval.from + interval.utc_offset - first_day_ * seconds_a_day;
    }
    /// Seconds ahead of UTC, so many seconds after the start.
    std::int64_t utc_offset(std::int64_t real) const;
    /// What the wall clock shows then: seconds after the local midnight of the start's date.
    std::int64_t wall(std::int64_t real) const {
        return start_utc_ + real + utc_offset(real) - first_day_ * seconds_a_day;
    }
    /// The intervals between two times after the start, in order. All are `interval` long in real time: where the clock
    /// is put back the repeated stretch makes one more, where it is put forward the missing one makes one less. Where
    /// that change is no whole number of intervals, the repeated stretch is cut off at the next slot of wall time; of
    /// intervals longer than an hour the one that sees the change is longer or shorter.
    std::vector<WallInterval> intervals(std::int64_t from, std::int64_t to, std::int64_t interval) const;
    /// Which weekday's profile, hours and staffing that date has, a day number since 1970-01-01; 0 = Monday.
    int weekday(std::int64_t day) const;
    /// Days since 1970-01-01 of the start's date.
    std::int64_t first_day() const { return first_day_; }
    std::int64_t start_second() const { return start_second_; }  ///< after local midnight
    std::int64_t utc_at_start() const { return start_utc_; }     ///< Unix time

private:
    const date::time_zone* zone_;
    std::int64_t first_day_;
    std::int64_t start_second_;
    std::int64_t start_utc_;
    std::map<std::int64_t, int> played_as_;  ///< [day]: weekday
};

/// The same calendar read by the clock of another zone ("": its own).
CalendarSpec by_clock_of(CalendarSpec calendar, const std::string& zone);

/// The intervals of a valid calendar.
WallIntervals wall_intervals(const LocalClock& clock, const CalendarSpec& calendar);
/// Its counted ones alone.
std::vector<WallInterval> counted_intervals(const LocalClock& clock, const CalendarSpec& calendar);
/// Does the warm-up play the days before the start? One that is not of whole days repeats the first interval.
inline bool warms_up_by_days(const CalendarSpec& calendar) {
    const auto seconds = static_cast<std::int64_t>(calendar.warm_up);
    return seconds > 0 && seconds % seconds_a_day == 0;
}
/// Length of the horizon on the wall clock: duration, else days.
double wall_length(const CalendarSpec& calendar);

/// Null when there is no zone of this name.
const date::time_zone* find_zone(const std::string& name);
std::vector<std::string> zone_names();
/// Days since 1970-01-01, or nullopt when there is no such date between 1970 and 2199.
std::optional<std::int64_t> days_from_epoch(int year, int month, int day);
/// `2026-03-02T08:30` of seconds since 1970-01-01.
std::string show_moment(std::int64_t second);
/// `2026-03-02` of a day number.
std::string show_date(std::int64_t day);
/// Rounded down, below zero, too.
inline std::int64_t floor_divide(std::int64_t a, std::int64_t b) { return a / b - (a % b < 0 ? 1 : 0); }
/// 0 = Monday.
inline int weekday_of(std::int64_t day) { return static_cast<int>(((day + 3) % 7 + 7) % 7); }

}  // namespace holdtime
