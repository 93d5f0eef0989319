#include "scenarios/schema/local_profile.hpp"

#include <algorithm>

namespace holdtime {

namespace {

std::int64_t rest(std::int64_t a, std::int64_t b) { return a - b * floor_divide(a, b); }

}  // namespace

double LocalProfile::level(std::int64_t at) const {
    const std::int64_t wall = clock_.wall(at);
    const std::int64_t second = rest(wall, seconds_a_day);
    const bool a_week = static_cast<std::int64_t>(values_.size()) * interval_ > seconds_a_day;
    const std::int64_t day = a_week ? clock_.weekday(clock_.first_day() + floor_divide(wall, seconds_a_day)) : 0;
    return values_[static_cast<std::size_t>((day * seconds_a_day + second) / interval_)];
}

double LocalProfile::amount(std::int64_t from, std::int64_t to) const {
    constexpr std::int64_t quarter = 900;  // clocks change at whole ones of UTC
    double sum = 0;
    while (from < to) {
        std::int64_t until = std::min(to, from + interval_ - rest(clock_.wall(from), interval_));
        if (clock_.utc_offset(until - 1) != clock_.utc_offset(from))
            until = std::min(until, from + quarter - rest(clock_.utc_at_start() + from, quarter));
        sum += level(from) * (static_cast<double>(until - from) / static_cast<double>(interval_));
        from = until;
    }
    return sum;
}

}  // namespace holdtime
