#include "scenarios/schema/calendar.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <tuple>

#include "scenarios/schema/advice.hpp"
#include "scenarios/schema/local_clock.hpp"
#include "scenarios/schema/quantity.hpp"
#include "scenarios/schema/time_stamp.hpp"

namespace holdtime {

namespace {

constexpr std::int64_t most_intervals = 200000;

bool whole_multiple(double length, double of) { return length / of == std::floor(length / of); }

/// Before and after what counts.
void check_days_around(const CalendarSpec& calendar, Problems& problems) {
    const double day = static_cast<double>(seconds_a_day);
    const double warm_up = calendar.warm_up, cool_down = calendar.cool_down;
    const double after = std::max(1.0, std::ceil(cool_down / day));
    if (!whole_multiple(warm_up, day) && !whole_multiple(warm_up, calendar.interval))
        problems.add(calendar.warm_up_place, "invalid calendar.warm_up " + show_duration(warm_up) +
                                                 " (must be a whole number of intervals of " +
                                                 show_duration(calendar.interval) + ")");
    if (!whole_multiple(cool_down, day))
        problems.add(calendar.cool_down_place,
                     fmt::format("invalid calendar.cool_down {} (must be whole days); write {:.0f}d",
                                 show_duration(cool_down), after));
    for (const auto& [key, length, place] : {std::tuple{"warm_up", warm_up, calendar.warm_up_place},
                                             std::tuple{"cool_down", cool_down, calendar.cool_down_place}})
        if (length >= day && whole_multiple(length, day) && !whole_multiple(length, calendar.interval))
            problems.add(place, fmt::format("invalid calendar.{} {} (must be a whole number of intervals of {}); "
                                            "choose a calendar.interval that divides a day",
                                            key, show_duration(length), show_duration(calendar.interval)));
}

bool check_lengths(const CalendarSpec& calendar, Problems& problems) {
    const std::size_t before = problems.size();
    const auto shown = [](Seconds s) { return show_duration(s); };
    if (calendar.interval < 1 || calendar.interval != std::floor(calendar.interval)) {
        problems.add(calendar.interval_place, "invalid calendar.interval " + shown(calendar.interval) +
                                                  " (must be a whole number of seconds, at least 1s)");
        return false;
    }
    const double length = wall_length(calendar);
    const std::string key = calendar.duration ? "calendar.duration " : "calendar.days ";
    const std::string amount = calendar.duration ? shown(length) : std::to_string(calendar.days);
    if (length <= 0)
        problems.add(calendar.horizon_place, "invalid " + key + amount + " (must be positive)");
    else if (length > 36525.0 * seconds_a_day)
        problems.add(calendar.horizon_place, "invalid " + key + amount + " (too long; at most 36525d)");
    else if (!whole_multiple(length, calendar.interval))
        problems.add(calendar.horizon_place, "invalid " + key + amount + " (must be a whole number of intervals of " +
                                                 shown(calendar.interval) + ")");
    check_days_around(calendar, problems);
    const double count = (length + calendar.warm_up + calendar.cool_down) / calendar.interval;
    if (problems.size() == before && count > static_cast<double>(most_intervals))
        problems.add(
            calendar.horizon_place,
            fmt::format("invalid {}{} (makes {} intervals of {}; at most {}); choose a longer calendar.interval", key,
                        amount, show_number(std::ceil(count)), shown(calendar.interval), most_intervals));
    return problems.size() == before;
}

/// Do the clocks skip this wall time? Of a date alone: all of that day.
bool is_none(const LocalClock& clock, std::int64_t wall, bool has_clock) {
    return clock.skipped(wall) && (has_clock || clock.skipped(wall + seconds_a_day - 1));
}

/// Why that is no time, and the first that is one.
std::string because_of_change(const LocalClock& clock, std::int64_t wall) {
    const std::int64_t next = clock.first_day() * seconds_a_day + clock.after_change(wall);
    return fmt::format("(it does not exist: {}); write {}", clock.change_over(wall),
                       next % seconds_a_day == 0 ? show_date(next / seconds_a_day) : show_moment(next));
}

/// A start that the clocks skip, and a horizon that they skip whole.
bool check_clock_changes(const LocalClock& clock, const CalendarSpec& calendar, Problems& problems) {
    const std::int64_t start = clock.start_second();
    if (is_none(clock, start, calendar.start_minute != 0)) {
        const std::int64_t second = clock.first_day() * seconds_a_day + start;
        problems.add(calendar.start_place, fmt::format("invalid calendar.start '{}' {}",
                                                       start == 0 ? show_date(clock.first_day()) : show_moment(second),
                                                       because_of_change(clock, start)));
        return false;
    }
    if (clock.real(start + static_cast<std::int64_t>(wall_length(calendar))) > 0) return true;
    problems.add(calendar.horizon_place, fmt::format("invalid calendar.duration {} (nothing is left of it: {}); "
                                                     "write a longer one",
                                                     show_duration(wall_length(calendar)), clock.change_over(start)));
    return false;
}

/// Puts intervals into a grid, one after the other.
class GridBuilder {
public:
    GridBuilder(const LocalClock& clock, const CalendarSpec& calendar, TimeGrid& grid)
        : clock_(clock), calendar_(calendar), interval_(static_cast<std::int64_t>(calendar.interval)), grid_(grid) {}

    /// A short warm-up.
    void repeat_first() {
        for (auto k = static_cast<std::int64_t>(calendar_.warm_up) / interval_; k > 0; --k) {
            grid_.boundaries.push_back(static_cast<double>(-k * interval_));
            grid_.day.push_back(0);
        }
    }

    void add(const std::vector<WallInterval>& walls) {
        for (const WallInterval& wall : walls) {
            grid_.boundaries.push_back(static_cast<double>(wall.from));
            const auto day = floor_divide(clock_.start_second() + wall.slot * interval_, seconds_a_day);
            grid_.day.push_back(static_cast<std::uint32_t>(day));
        }
    }

private:
    const LocalClock& clock_;
    const CalendarSpec& calendar_;
    std::int64_t interval_;
    TimeGrid& grid_;
};

/// Which counted intervals go on before the start and after the end: those of the first and last day (or week) at the
/// same time. A time that this day does not have (the horizon is shorter, or the clock skips it) is like the one before
/// it, round the clock.
class Continued {
public:
    Continued(const WallIntervals& walls, const CalendarSpec& calendar, std::int64_t days)
        : interval_(static_cast<std::int64_t>(calendar.interval)),
          period_(std::max<std::int64_t>(days * seconds_a_day / interval_, 1)),
          end_slot_(static_cast<std::int64_t>(wall_length(calendar)) / interval_) {
        for (std::size_t i = 0; i < walls.counted.size(); ++i)  // a repeated slot goes on as it was the first time
            while (static_cast<std::int64_t>(at_slot_.size()) <= walls.counted[i].slot)
                at_slot_.push_back(static_cast<std::uint32_t>(
                    walls.counted[i].slot == static_cast<std::int64_t>(at_slot_.size()) || i == 0 ? i : i - 1));
    }
    std::uint32_t before(std::int64_t slot) const { return at(slot - period_ * floor_divide(slot, period_)); }
    std::uint32_t after(std::int64_t slot) const {
        return at(slot - period_ * (floor_divide(slot - end_slot_, period_) + 1));
    }

private:
    std::uint32_t at(std::int64_t slot) const {
        const auto known = static_cast<std::int64_t>(at_slot_.size());
        return at_slot_[static_cast<std::size_t>(slot >= 0 && slot < known ? slot : known - 1)];
    }
    std::int64_t interval_, period_, end_slot_;
    std::vector<std::uint32_t> at_slot_;  ///< counted interval of each slot of the horizon
};

std::vector<std::uint32_t> like_counted(const WallIntervals& walls, const TimeGrid& grid, const CalendarSpec& calendar,
                                        std::int64_t days) {
    if (grid.warm_up_intervals + grid.cool_down_intervals == 0) return {};
    const Continued continued(walls, calendar, days);
    std::vector<std::uint32_t> like(walls.before.empty() ? grid.warm_up_intervals : 0, 0);
    for (const WallInterval& wall : walls.before) like.push_back(continued.before(wall.slot));
    for (std::uint32_t i = 0; i < walls.counted.size(); ++i) like.push_back(i);
    for (const WallInterval& wall : walls.after) like.push_back(continued.after(wall.slot));
    return like;
}

/// Where opening hours begin to be looked at: a short warm-up is as its end.
Seconds first_looked_at(const CalendarSpec& calendar, const TimeGrid& grid) {
    return warms_up_by_days(calendar) ? grid.begin() : 0;
}

bool is_closed(const CalendarSpec& calendar, std::int64_t day) {
    const auto closed = [day](const Holiday& holiday) { return holiday.day == day && holiday.closed; };
    return std::any_of(calendar.holidays.begin(), calendar.holidays.end(), closed);
}

/// Ascending, disjoint, merged, from there on. Of doors, none opens on a closed date.
std::vector<TimeSpan> spans_of(const Hours& hours, const CalendarSpec& calendar, const TimeGrid& grid, bool doors) {
    const Seconds last = grid.last() + 7.0 * seconds_a_day;
    if (hours.always) return {{grid.begin(), last}};
    const Seconds first = first_looked_at(calendar, grid);
    const LocalClock clock(calendar);
    std::vector<TimeSpan> spans;
    const std::int64_t days = static_cast<std::int64_t>(last / seconds_a_day) + 2;
    for (auto day = static_cast<std::int64_t>(std::floor(first / seconds_a_day)) - 2; day <= days; ++day) {
        if (doors && is_closed(calendar, clock.first_day() + day)) continue;
        for (const OpenSpan& span : hours.spans) {
            if (!span.weekdays[static_cast<std::size_t>(clock.weekday(clock.first_day() + day))]) continue;
            const std::int64_t until = span.to > span.from ? span.to : span.to + 1440;
            const auto from = static_cast<double>(clock.real(day * seconds_a_day + span.from * 60));
            const auto to = static_cast<double>(clock.real(day * seconds_a_day + until * 60, true));
            if (to > first && from < last && to > from) spans.push_back({std::max(from, first), std::min(to, last)});
        }
    }
    std::sort(spans.begin(), spans.end(), [](const TimeSpan& a, const TimeSpan& b) { return a.from < b.from; });
    std::vector<TimeSpan> merged;
    for (const TimeSpan& span : spans) {
        if (!merged.empty() && span.from <= merged.back().to)
            merged.back().to = std::max(merged.back().to, span.to);
        else
            merged.push_back(span);
    }
    return merged;
}

void take_out(std::vector<TimeSpan>& spans, const TimeSpan& closed) {
    std::vector<TimeSpan> left;
    for (const TimeSpan& span : spans) {
        if (span.from < closed.from) left.push_back({span.from, std::min(span.to, closed.from)});
        if (span.to > closed.to) left.push_back({std::max(span.from, closed.to), span.to});
    }
    spans = std::move(left);
}

/// The state of the first interval's start holds through a short warm-up.
std::vector<TimeSpan> as_at_start(std::vector<TimeSpan> spans, const CalendarSpec& calendar, const TimeGrid& grid) {
    if (!spans.empty() && spans.front().from == first_looked_at(calendar, grid)) spans.front().from = grid.begin();
    return spans;
}

}  // namespace

TimeGrid make_grid(const CalendarSpec& calendar, Problems& problems) {
    TimeGrid grid;
    const bool known = find_zone(calendar.timezone) != nullptr;
    if (!known)
        problems.add(calendar.timezone_place,
                     "unknown time zone '" + calendar.timezone + "'" + zone_advice(calendar.timezone));
    if (!check_lengths(calendar, problems) || !known) return grid;
    const LocalClock clock(calendar);
    if (!check_clock_changes(clock, calendar, problems)) return grid;
    const auto walls = wall_intervals(clock, calendar);
    GridBuilder builder(clock, calendar, grid);
    if (!warms_up_by_days(calendar)) builder.repeat_first();
    builder.add(walls.before);
    grid.warm_up_intervals = grid.intervals();
    builder.add(walls.counted);
    grid.days = grid.day.back() + 1;
    builder.add(walls.after);
    grid.cool_down_intervals = static_cast<std::uint32_t>(walls.after.size());
    grid.boundaries.push_back(static_cast<double>(walls.last));
    grid.start_minute = static_cast<std::uint32_t>(calendar.start_minute);
    constexpr std::int64_t a_week = 7;
    grid.like = like_counted(walls, grid, calendar, 1);
    if (wall_length(calendar) >= static_cast<double>(a_week * seconds_a_day))
        grid.like_weekday = like_counted(walls, grid, calendar, a_week);
    return grid;
}

std::vector<TimeSpan> open_spans(const Hours& hours, const CalendarSpec& calendar, const TimeGrid& grid) {
    auto spans = spans_of(hours, calendar, grid, true);
    const LocalClock clock(calendar);
    for (const Holiday& holiday : calendar.holidays) {
        if (!holiday.closed || hours.always) continue;
        const std::int64_t midnight = (holiday.day - clock.first_day()) * seconds_a_day;
        take_out(spans, {static_cast<double>(clock.real(midnight)),
                         static_cast<double>(clock.real(midnight + seconds_a_day))});
    }
    return as_at_start(std::move(spans), calendar, grid);
}

std::vector<TimeSpan> clock_spans(const Hours& hours, const CalendarSpec& calendar, const TimeGrid& grid) {
    return as_at_start(spans_of(hours, calendar, grid, false), calendar, grid);
}

std::vector<std::string> interval_labels(const CalendarSpec& calendar, const TimeGrid&) {
    const LocalClock clock(calendar);
    const auto intervals = counted_intervals(clock, calendar);
    std::vector<std::string> labels;
    labels.reserve(intervals.size());
    for (const WallInterval& wall : intervals) {
        const std::int64_t local = clock.wall(wall) + clock.first_day() * seconds_a_day;
        const std::int64_t second = local % seconds_a_day;
        const int east = std::abs(wall.utc_offset) / 60;
        labels.push_back(fmt::format("{}T{:02}:{:02}:{:02}{}{:02}:{:02}", show_date(local / seconds_a_day),
                                     second / 3600, second % 3600 / 60, second % 60, wall.utc_offset < 0 ? '-' : '+',
                                     east / 60, east % 60));
    }
    return labels;
}

std::string why_skipped(const std::string& text, const CalendarSpec& calendar) {
    const auto stamp = read_time_stamp(text);
    if (!stamp || !stamp->day || stamp->utc_offset) return {};
    const LocalClock clock(calendar);
    const std::int64_t wall =
        (*stamp->day - clock.first_day()) * seconds_a_day + static_cast<std::int64_t>(stamp->second);
    return is_none(clock, wall, stamp->has_clock) ? because_of_change(clock, wall) : std::string();
}

std::optional<Seconds> local_time(const std::string& text, const CalendarSpec& calendar) {
    const auto stamp = read_time_stamp(text);
    if (!stamp || !stamp->day) return {};
    const LocalClock clock(calendar);
    const double fraction = stamp->second - std::floor(stamp->second);
    const std::int64_t wall =
        (*stamp->day - clock.first_day()) * seconds_a_day + static_cast<std::int64_t>(stamp->second);
    if (stamp->utc_offset) {
        const std::int64_t start_utc = clock.utc_at_start();
        return static_cast<double>(*stamp->day * seconds_a_day + static_cast<std::int64_t>(stamp->second) -
                                   *stamp->utc_offset - start_utc) +
               fraction;
    }
    if (is_none(clock, wall, stamp->has_clock)) return {};
    return static_cast<double>(clock.real(wall)) + fraction;
}

}  // namespace holdtime
