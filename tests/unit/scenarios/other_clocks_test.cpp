// Profiles and hours by another zone's clock, and dates that are played as other weekdays.

#include <numeric>

#include "scenarios/schema/calendar.hpp"
#include "scenarios/schema/local_clock.hpp"
#include "tests/catch.hpp"
#include "tests/unit/scenarios/helpers.hpp"

using namespace holdtime;
using holdtime::test::scalar;

namespace {

/// Monday 2 March 2026 in Ljubljana (UTC+1) unless said otherwise.
CalendarSpec calendar(int days = 1, Seconds interval = 3600, int month = 3, int day = 2) {
    CalendarSpec spec;
    spec.year = 2026;
    spec.month = month;
    spec.day = day;
    spec.days = days;
    spec.interval = interval;
    spec.timezone = "Europe/Ljubljana";
    return spec;
}

TimeGrid grid_of(const CalendarSpec& spec) {
    Problems problems;
    TimeGrid grid = make_grid(spec, problems);
    REQUIRE(problems.empty());
    return grid;
}

/// 0, 1, 2, ...
Value counting(int n) {
    Value list;
    list.kind = Value::Kind::list;
    for (int k = 0; k < n; ++k) list.items.push_back(scalar(std::to_string(k)));
    return list;
}

std::vector<double> expanded(const Value& value, const CalendarSpec& spec, PerInterval kind = PerInterval::amount) {
    Problems problems;
    auto result = expand_per_interval(value, "profile", spec, grid_of(by_clock_of(spec, "")), problems, kind);
    REQUIRE(problems.empty());
    return result;
}

Holiday played_as(std::int64_t day, int weekday, bool closed = false) { return {day, weekday, closed, {}}; }

Hours day_hours(std::array<bool, 7> weekdays) {
    Hours hours;
    hours.always = false;
    hours.spans = {{weekdays, 8 * 60, 20 * 60}};
    return hours;
}

constexpr std::array<bool, 7> weekdays = {true, true, true, true, true, false, false};
const std::int64_t monday = *days_from_epoch(2026, 3, 2);

}  // namespace

TEST_CASE("a day's profile is looked up by the clock of the customers' zone") {
    const auto values = expanded(counting(24), by_clock_of(calendar(), "America/New_York"));  // six hours behind
    CHECK(values[0] == 18);                                                                   // Sunday 18:00 there
    CHECK(values[6] == 0);
    CHECK(values[23] == 17);
    const auto week = expanded(counting(168), by_clock_of(calendar(7), "America/New_York"));
    CHECK(week[0] == 6 * 24 + 18);
    CHECK(week[6] == 0);
    CHECK(week[167] == 6 * 24 + 18);  // their clocks have gone forward on the Sunday
}

TEST_CASE("customers whose hours begin in mid-interval come in proportion, and none is lost") {
    const auto spec = by_clock_of(calendar(), "Asia/Kolkata");  // four hours and a half ahead
    const auto values = expanded(counting(24), spec);
    CHECK(values[0] == 4.5);  // half of the hour from 4, half of that from 5
    CHECK(values[19] == 11.5);
    CHECK(std::accumulate(values.begin(), values.end(), 0.0) == 23 * 24 / 2);
    CHECK(expanded(counting(24), spec, PerInterval::level)[0] == 4);
}

TEST_CASE("the clocks of two zones change on different days") {
    auto spec = calendar(21, 3600, 3, 2);  // New York changes on 8 March, Ljubljana on 29 March
    const auto values = expanded(counting(24), by_clock_of(spec, "America/New_York"));
    CHECK(values[0] == 18);
    CHECK(values[7 * 24] == 19);  // only five hours behind from then on
    // The hour that New York skips is in nobody's profile that day.
    double sum = 0;
    for (int hour = 6; hour < 29; ++hour) sum += values[static_cast<std::size_t>(6 * 24 + hour)];
    CHECK(sum == 23 * 24 / 2 - 2);
}

TEST_CASE("a date is played as another weekday: profile, staffing and hours") {
    auto spec = calendar(7, 86400);
    spec.holidays = {played_as(monday + 2, 6)};  // Wednesday as Sunday
    CHECK(expanded(counting(7), spec) == std::vector<double>{0, 1, 6, 3, 4, 5, 6});
    CHECK(expanded(counting(7), spec, PerInterval::level) == std::vector<double>{0, 1, 6, 3, 4, 5, 6});
    const auto grid = grid_of(spec);
    const auto open = open_spans(day_hours(weekdays), spec, grid);
    REQUIRE(open.size() >= 4);
    CHECK(open[1].from == 86400 + 8 * 3600);
    CHECK(open[2].from == 3 * 86400 + 8 * 3600);
    CHECK(clock_spans(day_hours({false, false, false, false, false, false, true}), spec, grid)[0].from ==
          2 * 86400 + 8 * 3600);
}

TEST_CASE("on a closed date nothing with hours opens, and its customers are its own weekday's") {
    auto spec = calendar(7, 86400);
    spec.holidays = {played_as(monday + 2, 2, true)};
    CHECK(expanded(counting(7), spec) == std::vector<double>{0, 1, 2, 3, 4, 5, 6});
    const auto grid = grid_of(spec);
    const auto open = open_spans(day_hours(weekdays), spec, grid);
    CHECK(open[2].from == 3 * 86400 + 8 * 3600);
    CHECK(open_spans(Hours{}, spec, grid).size() == 1);
    CHECK(clock_spans(day_hours(weekdays), spec, grid)[2].from == 2 * 86400 + 8 * 3600);
    Hours nights;
    nights.always = false;
    nights.spans = {{{true, true, true, true, true, true, true}, 20 * 60, 4 * 60}};
    const auto night = open_spans(nights, spec, grid);
    CHECK(night[2].to == 2 * 86400);                // Tuesday's night ends at midnight
    CHECK(night[3].from == 3 * 86400 + 20 * 3600);  // Wednesday's has none
}

TEST_CASE("hours and time stamps by another zone's clock") {
    const auto spec = by_clock_of(calendar(), "Asia/Manila");  // seven hours ahead
    const auto open = open_spans(day_hours(weekdays), spec, grid_of(calendar()));
    CHECK(open[0].from == 3600);  // 08:00 in Manila
    CHECK(open[0].to == 13 * 3600);
    CHECK(local_time("2026-03-02T08:00", spec) == 3600.0);
    CHECK(local_time("2026-03-02T08:00", calendar()) == 8 * 3600.0);
}
