#include "scenarios/schema/calendar.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>

#include "scenarios/schema/local_clock.hpp"
#include "scenarios/schema/quantity.hpp"
#include "scenarios/schema/time_stamp.hpp"

namespace holdtime {

namespace {

constexpr std::int64_t most_intervals = 200000;

bool whole_multiple(double length, double of) { return length / of == std::floor(length / of); }

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
    if (!whole_multiple(calendar.warm_up, calendar.interval))
        problems.add(calendar.warm_up_place, "invalid calendar.warm_up " + shown(calendar.warm_up) +
                                                 " (must be a whole number of intervals of " +
                                                 shown(calendar.interval) + ")");
    const double count = (length + calendar.warm_up) / calendar.interval;
    if (problems.size() == before && count > static_cast<double>(most_intervals))
        problems.add(
            calendar.horizon_place,
            fmt::format("invalid {}{} (makes {} intervals of {}; at most {}); choose a longer calendar.interval", key,
                        amount, show_number(std::ceil(count)), shown(calendar.interval), most_intervals));
    return problems.size() == before;
}

/// There are hundreds of zones: without a near one their list is no help.
std::string zone_advice(const std::string& name) {
    const std::string near = nearest(name, zone_names());
    return near.empty() ? " (IANA names like Europe/Ljubljana)" : " (did you mean '" + near + "'?)";
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
    const auto interval = static_cast<std::int64_t>(calendar.interval);
    const auto warm_up = static_cast<std::int64_t>(calendar.warm_up) / interval;
    for (std::int64_t k = warm_up; k > 0; --k) {
        grid.boundaries.push_back(static_cast<double>(-k * interval));
        grid.day.push_back(0);
    }
    for (const WallInterval& wall : counted_intervals(clock, calendar)) {
        grid.boundaries.push_back(static_cast<double>(wall.from));
        grid.day.push_back(static_cast<std::uint32_t>((clock.start_second() + wall.slot * interval) / seconds_a_day));
    }
    grid.boundaries.push_back(
        static_cast<double>(clock.real(clock.start_second() + static_cast<std::int64_t>(wall_length(calendar)))));
    grid.warm_up_intervals = static_cast<std::uint32_t>(warm_up);
    grid.days = grid.day.back() + 1;
    grid.start_minute = static_cast<std::uint32_t>(calendar.start_minute);
    return grid;
}

std::vector<TimeSpan> open_spans(const Hours& hours, const CalendarSpec& calendar, const TimeGrid& grid) {
    const Seconds last = grid.end() + 7.0 * seconds_a_day;
    if (hours.always) return {{grid.begin(), last}};
    const LocalClock clock(calendar);
    std::vector<TimeSpan> spans;
    const std::int64_t days = static_cast<std::int64_t>(last / seconds_a_day) + 2;
    for (std::int64_t day = -1; day <= days; ++day)
        for (const OpenSpan& span : hours.spans) {
            if (!span.weekdays[static_cast<std::size_t>(weekday_of(clock.first_day() + day))]) continue;
            const std::int64_t until = span.to > span.from ? span.to : span.to + 1440;
            const auto from = static_cast<double>(clock.real(day * seconds_a_day + span.from * 60));
            const auto to = static_cast<double>(clock.real(day * seconds_a_day + until * 60, true));
            if (to > 0 && from < last && to > from) spans.push_back({std::max(from, 0.0), std::min(to, last)});
        }
    std::sort(spans.begin(), spans.end(), [](const TimeSpan& a, const TimeSpan& b) { return a.from < b.from; });
    std::vector<TimeSpan> merged;
    for (const TimeSpan& span : spans) {
        if (!merged.empty() && span.from <= merged.back().to)
            merged.back().to = std::max(merged.back().to, span.to);
        else
            merged.push_back(span);
    }
    if (!merged.empty() && merged.front().from == 0) merged.front().from = grid.begin();
    return merged;
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

bool is_skipped(const std::string& text, const CalendarSpec& calendar) {
    const auto stamp = read_time_stamp(text);
    if (!stamp || !stamp->day || stamp->utc_offset) return false;
    const LocalClock clock(calendar);
    return clock.skipped((*stamp->day - clock.first_day()) * seconds_a_day + static_cast<std::int64_t>(stamp->second));
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
    if (clock.skipped(wall)) return {};
    return static_cast<double>(clock.real(wall)) + fraction;
}

}  // namespace holdtime
