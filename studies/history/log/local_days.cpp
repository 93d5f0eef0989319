#include "studies/history/log/local_days.hpp"

#include <cmath>

namespace holdtime {

namespace {

constexpr std::int64_t an_hour = 3600;

CalendarSpec from_the_epoch(const std::string& zone) {
    CalendarSpec calendar;
    calendar.year = 1970;
    calendar.month = calendar.day = 1;
    calendar.timezone = zone;
    return calendar;
}

std::int64_t whole(double seconds) { return static_cast<std::int64_t>(std::floor(seconds)); }

}  // namespace

LocalDays::LocalDays(const std::string& zone) : clock_(from_the_epoch(zone)) {}

/// An hour is plain when the clocks do not change in it: all its seconds are as far from Unix time.
const LocalDays::Hour& LocalDays::hour(std::int64_t number, bool of_local) const {
    auto& hours = of_local ? local_hours_ : unix_hours_;
    const auto [place, is_new] = hours.try_emplace(number);
    if (!is_new) return place->second;
    Hour& hour = place->second;
    const std::int64_t first = number * an_hour, last = first + an_hour - 1;
    if (of_local) {
        const auto real = clock_.real(first);
        hour.plain = !clock_.skipped(first) && !clock_.skipped(last) && clock_.real(first, true) == real &&
                     clock_.real(last) == real + an_hour - 1 && clock_.real(last, true) == real + an_hour - 1;
        hour.offset = first - real - clock_.utc_at_start();
    } else {
        hour.offset = clock_.utc_offset(first - clock_.utc_at_start());
        hour.plain = hour.offset == clock_.utc_offset(last - clock_.utc_at_start());
    }
    return hour;
}

std::optional<double> LocalDays::unix_time(double local, double not_before) const {
    const auto second = whole(local);
    const Hour& known = hour(floor_divide(second, an_hour), true);
    if (known.plain) return local - static_cast<double>(known.offset);
    if (clock_.skipped(second)) return {};
    const double fraction = local - static_cast<double>(second);
    const auto at = [&](bool last) {
        return static_cast<double>(clock_.real(second, last) + clock_.utc_at_start()) + fraction;
    };
    const double first = at(false);
    return first < not_before && at(true) >= not_before ? at(true) : first;
}

double LocalDays::local(double unix_time) const {
    const auto second = whole(unix_time);
    const Hour& known = hour(floor_divide(second, an_hour), false);
    return unix_time +
           static_cast<double>(known.plain ? known.offset : clock_.utc_offset(second - clock_.utc_at_start()));
}

std::int64_t LocalDays::day(double unix_time) const { return floor_divide(whole(local(unix_time)), seconds_a_day); }

double LocalDays::second_of_day(double unix_time) const {
    const double wall = local(unix_time);
    return wall - static_cast<double>(floor_divide(whole(wall), seconds_a_day) * seconds_a_day);
}

double LocalDays::start_of(std::int64_t day) const {
    return static_cast<double>(clock_.real(day * seconds_a_day) + clock_.utc_at_start());
}

}  // namespace holdtime
