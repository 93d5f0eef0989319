#include "scenarios/schema/profile_start.hpp"

#include <fmt/format.h>

#include <cmath>

#include "scenarios/schema/csv.hpp"
#include "scenarios/schema/local_clock.hpp"

namespace holdtime {

namespace {

/// How many values there are, where nothing says when each of them starts; else 0.
std::size_t values_without_starts(const Value& value) {
    if (value.is_list()) return value.items.size();
    const Value* file = value.find("file");
    const Value* name = value.find("column");
    if (!file || !name) return 0;
    Problems unread;  // complained about where the profile is used
    const auto column = read_column(*file, *name, "", unread);
    return column && column->interval_start.empty() ? column->text.size() : 0;
}

}  // namespace

std::string profile_start_remark(const Value& value, const std::string& path, const CalendarSpec& calendar) {
    const auto day = static_cast<double>(seconds_a_day);
    const double length = wall_length(calendar);
    if (calendar.start_minute == 0 || std::fmod(length, day) != 0 || !find_zone(calendar.timezone)) return {};
    const auto values = values_without_starts(value);
    if (values == 0 || values != counted_intervals(LocalClock(calendar), calendar).size()) return {};
    const auto start = fmt::format("{:02}:{:02}", calendar.start_minute / 60, calendar.start_minute % 60);
    return fmt::format(
        "{} begins at {}, as the calendar does, not at midnight (its {} values are the intervals of the "
        "horizon); for a day from midnight give a file with interval_start, or start the calendar at "
        "midnight",
        path, start, values);
}

}  // namespace holdtime
