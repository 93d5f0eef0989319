#include "scenarios/schema/missing_rows.hpp"

#include <fmt/format.h>

#include "scenarios/schema/time_stamp.hpp"

namespace holdtime {

std::string missing_rows(const Column& column, const LocalClock& clock, std::int64_t interval) {
    std::optional<std::int64_t> before;
    std::string first;
    std::int64_t missing = 0;
    for (const std::string& text : column.interval_start) {
        const auto stamp = read_time_stamp(text);
        if (!stamp) return {};
        const std::int64_t day = stamp->day.value_or(0);
        const std::int64_t now = day * seconds_a_day + static_cast<std::int64_t>(stamp->second);
        for (std::int64_t due = before.value_or(now) + interval; before && due < now && missing < 1000;
             due += interval) {
            if (stamp->day && clock.skipped(due - clock.first_day() * seconds_a_day))
                continue;  // no such hour that day
            if (missing++ == 0)
                first = fmt::format("{}{:02}:{:02}", stamp->day ? show_date(due / seconds_a_day) + 'T' : "",
                                    due % seconds_a_day / 3600, due % 3600 / 60);
        }
        before = now;
    }
    if (missing == 0) return {};
    return missing == 1 ? "the row of " + first + " is missing"
                        : fmt::format("{} rows are missing, the first of {}", missing, first);
}

}  // namespace holdtime
