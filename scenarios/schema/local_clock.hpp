#pragma once

#include <date/tz.h>

#include <cstdint>
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

class LocalClock {
public:
    /// The zone must exist (see find_zone) and the date be valid.
    explicit LocalClock(const CalendarSpec& calendar);

    /// Wall time, in seconds after the local midnight of the start's date, to seconds from start. A time that the
    /// clocks skip becomes the moment at which they do; of a time that comes twice, the first or the last.
    std::int64_t real(std::int64_t wall, bool last = false) const;
    /// Is this wall time skipped by a clock change?
    bool skipped(std::int64_t wall) const;
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
    /// The intervals of [0, wall_length) of wall time after the start, in order.
    std::vector<WallInterval> intervals(std::int64_t wall_length, std::int64_t interval) const;
    /// Days since 1970-01-01 of the start's date.
    std::int64_t first_day() const { return first_day_; }
    std::int64_t start_second() const { return start_second_; }  ///< after local midnight
    std::int64_t utc_at_start() const { return start_utc_; }     ///< Unix time

private:
    const date::time_zone* zone_;
    std::int64_t first_day_;
    std::int64_t start_second_;
    std::int64_t start_utc_;
};

/// The counted intervals of a valid calendar.
std::vector<WallInterval> counted_intervals(const LocalClock& clock, const CalendarSpec& calendar);
/// Length of the horizon on the wall clock: duration, else days.
double wall_length(const CalendarSpec& calendar);

/// Null when there is no zone of this name.
const date::time_zone* find_zone(const std::string& name);
std::vector<std::string> zone_names();
/// Days since 1970-01-01, or nullopt when there is no such date between 1970 and 2199.
std::optional<std::int64_t> days_from_epoch(int year, int month, int day);
/// `2026-03-02` of a day number.
std::string show_date(std::int64_t day);
/// 0 = Monday.
inline int weekday_of(std::int64_t day) { return static_cast<int>(((day + 3) % 7 + 7) % 7); }

}  // namespace holdtime
