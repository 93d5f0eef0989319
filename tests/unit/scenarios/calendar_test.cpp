#include "scenarios/schema/calendar.hpp"

#include "tests/catch.hpp"
#include "tests/unit/scenarios/helpers.hpp"

using namespace holdtime;
using holdtime::test::scalar;

namespace {

CalendarSpec calendar(int month, int day, int days = 1, Seconds interval = 1800,
                      const char* zone = "Europe/Ljubljana") {
    CalendarSpec spec;
    spec.year = 2026;
    spec.month = month;
    spec.day = day;
    spec.days = days;
    spec.interval = interval;
    spec.timezone = zone;
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

std::vector<double> expanded(const Value& value, const CalendarSpec& spec) {
    Problems problems;
    auto result = expand_per_interval(value, "profile", spec, grid_of(spec), problems);
    for (const auto& problem : problems.list()) UNSCOPED_INFO(to_string(problem));
    REQUIRE(problems.empty());
    return result;
}

Hours hours(std::array<bool, 7> weekdays, MinuteOfDay from, MinuteOfDay to) {
    Hours result;
    result.always = false;
    result.spans = {{weekdays, from, to}};
    return result;
}
constexpr std::array<bool, 7> every_day = {true, true, true, true, true, true, true};
constexpr std::array<bool, 7> monday = {true, false, false, false, false, false, false};

}  // namespace

TEST_CASE("calendar: an ordinary day has 48 half hours") {
    const TimeGrid grid = grid_of(calendar(3, 2));
    CHECK(grid.intervals() == 48);
    CHECK(grid.begin() == 0);
    CHECK(grid.end() == 86400);
    CHECK(grid.boundaries[17] == 17 * 1800);
    CHECK(grid.days == 1);
}

TEST_CASE("calendar: the day on which clocks go forward has 23 hours and skips one of the profile") {
    const CalendarSpec spec = calendar(3, 29);
    const TimeGrid grid = grid_of(spec);
    CHECK(grid.end() == 23 * 3600);
    CHECK(grid.intervals() == 46);
    const auto values = expanded(counting(48), spec);
    CHECK(values[3] == 3);  // 01:30
    CHECK(values[4] == 6);  // 03:00 follows at once
    CHECK(values[45] == 47);
    const auto labels = interval_labels(spec, grid);
    CHECK(labels[3] == "2026-03-29T01:30:00+01:00");
    CHECK(labels[4] == "2026-03-29T03:00:00+02:00");
}

TEST_CASE("calendar: the day on which clocks go back has 25 hours and uses one of the profile twice") {
    const CalendarSpec spec = calendar(10, 25);
    const TimeGrid grid = grid_of(spec);
    CHECK(grid.end() == 25 * 3600);
    CHECK(grid.intervals() == 50);
    const auto values = expanded(counting(48), spec);
    CHECK(std::vector<double>(values.begin() + 3, values.begin() + 9) == std::vector<double>{3, 4, 5, 4, 5, 6});
    const auto labels = interval_labels(spec, grid);
    CHECK(labels[4] == "2026-10-25T02:00:00+02:00");
    CHECK(labels[6] == "2026-10-25T02:00:00+01:00");
    CHECK(labels[49] == "2026-10-25T23:30:00+01:00");
}

TEST_CASE("calendar: an interval around a clock change is shorter or longer, not another one") {
    CHECK(grid_of(calendar(3, 29, 1, 4 * 3600)).boundaries ==
          std::vector<double>{0, 3 * 3600., 7 * 3600., 11 * 3600., 15 * 3600., 19 * 3600., 23 * 3600.});
    CHECK(grid_of(calendar(10, 25, 1, 4 * 3600)).boundaries[1] == 5 * 3600);
    CHECK(grid_of(calendar(10, 25, 1, 86400)).boundaries == std::vector<double>{0, 25 * 3600.});
}

TEST_CASE("calendar: exactly what the horizon has wins over a day and a week") {
    const CalendarSpec spec = calendar(3, 29);
    CHECK(expanded(counting(46), spec)[45] == 45);
    CalendarSpec evening = calendar(3, 2);
    evening.start_minute = 20 * 60;
    CHECK(expanded(counting(48), evening)[0] == 0);  // 24 hours from 20:00: the horizon, not the day
}

TEST_CASE("calendar: a normal day is repeated, a week begins on Monday") {
    const CalendarSpec spec = calendar(3, 4, 6);  // a Wednesday
    const auto day = expanded(counting(48), spec);
    CHECK(day.size() == 6 * 48);
    CHECK(day[48] == 0);
    const auto week = expanded(counting(7 * 48), spec);
    CHECK(week[0] == 2 * 48);
    CHECK(week[5 * 48] == 0);  // the Monday after
    CalendarSpec morning = calendar(3, 4);
    morning.start_minute = 8 * 60;
    morning.duration = 7200;
    CHECK(expanded(counting(48), morning) == std::vector<double>{16, 17, 18, 19});
}

TEST_CASE("calendar: a list that fits nothing is refused with what would fit") {
    Problems problems;
    const CalendarSpec spec = calendar(3, 4, 2);
    expand_per_interval(counting(47), "profile", spec, grid_of(spec), problems);
    REQUIRE(problems.size() == 1);
    CHECK(problems.list()[0].text ==
          "profile has 47 values (must have 96 for the horizon, 48 for one day, 336 for a week from Monday)");
}

TEST_CASE("calendar: the warm-up repeats the first interval and is not counted") {
    CalendarSpec spec = calendar(3, 2);
    spec.warm_up = 3600;
    const TimeGrid grid = grid_of(spec);
    CHECK(grid.begin() == -3600);
    CHECK(grid.warm_up_intervals == 2);
    CHECK(grid.intervals() == 50);
    Value list = counting(48);
    list.items[0].text = "7";
    const auto values = expanded(list, spec);
    CHECK(std::vector<double>(values.begin(), values.begin() + 4) == std::vector<double>{7, 7, 7, 1});
    CHECK(interval_labels(spec, grid).size() == 48);
}

TEST_CASE("calendar: a warm-up and a cool-down of whole days are the days around") {
    CalendarSpec spec = calendar(3, 2);  // a Monday
    spec.warm_up = 86400;
    spec.cool_down = 2 * 86400;
    const TimeGrid grid = grid_of(spec);
    CHECK(grid.begin() == -86400);
    CHECK(grid.end() == 86400);
    CHECK(grid.last() == 3 * 86400);
    CHECK(grid.counted() == 48);
    CHECK(grid.days == 1);
    CHECK(grid.plays_days_before());
    CHECK(grid.day.front() != grid.day[48]);
    CHECK(grid.day[96] == 1);
    CHECK(interval_labels(spec, grid).size() == 48);
    const auto week = expanded(counting(336), spec);
    CHECK(week[0] == 6 * 48);  // Sunday
    CHECK(week[48] == 0);
    CHECK(week[96] == 48);
    CHECK(week[191] == 143);
    const auto day = expanded(counting(48), spec);
    CHECK(day[1] == 1);
    CHECK(day[191] == 47);
    const auto spans = open_spans(hours(every_day, 8 * 60, 20 * 60), spec, grid);
    CHECK(spans[0].from == -16 * 3600);
    CHECK(spans[1].from == 8 * 3600);
}

TEST_CASE("calendar: lists of the exact horizon go on with their first and last day") {
    CalendarSpec spec = calendar(3, 4, 2);
    spec.warm_up = spec.cool_down = 86400;
    const auto values = expanded(counting(96), spec);
    REQUIRE(values.size() == 192);
    CHECK(values[0] == 0);
    CHECK(values[47] == 47);
    CHECK(values[48] == 0);
    CHECK(values[144] == 48);
    CHECK(values[191] == 95);
}

TEST_CASE("calendar: a week from Monday that is the horizon goes on with its Monday") {
    CalendarSpec spec = calendar(3, 2, 7);
    spec.cool_down = 86400;
    CHECK(expanded(counting(336), spec)[336] == 0);
}

TEST_CASE("calendar: a horizon shorter than a day goes on as its last interval at the times it does not have") {
    CalendarSpec spec = calendar(3, 2);
    spec.duration = 7200.0;
    spec.start_minute = 9 * 60;
    spec.cool_down = 86400;
    const TimeGrid grid = grid_of(spec);
    CHECK(grid.like[4] == 3);
    CHECK(grid.like[4 + 44] == 0);  // 09:00 of the next day
    CHECK(grid.like.back() == 3);
}

TEST_CASE("calendar: an hour that comes twice is two intervals of an hour") {
    const CalendarSpec spec = calendar(10, 25, 1, 3600);
    const TimeGrid grid = grid_of(spec);
    CHECK(grid.intervals() == 25);
    const auto labels = interval_labels(spec, grid);
    CHECK(labels[2] == "2026-10-25T02:00:00+02:00");
    CHECK(labels[3] == "2026-10-25T02:00:00+01:00");
    CalendarSpec late = spec;
    late.start_minute = 30;
    for (std::uint32_t i = 0; i < 25; ++i) CHECK(grid_of(late).boundaries[i + 1] - grid_of(late).boundaries[i] == 3600);
}

TEST_CASE("calendar: opening hours in local time, across midnight and clock changes") {
    const CalendarSpec spec = calendar(3, 28, 3);  // Saturday; clocks go forward on Sunday
    const auto spans = open_spans(hours(every_day, 8 * 60, 20 * 60), spec, grid_of(spec));
    REQUIRE(spans.size() >= 3);
    CHECK(spans[0].from == 8 * 3600);
    CHECK(spans[1].from == (24 + 7) * 3600);  // 08:00 on a day that skips an hour
    CHECK(spans[1].to == (24 + 19) * 3600);
    const auto nights = open_spans(hours(every_day, 20 * 60, 4 * 60), spec, grid_of(spec));
    CHECK(nights[0].from == 0);  // the night from Friday
    CHECK(nights[0].to == 4 * 3600);
    CHECK(nights[1].from == 20 * 3600);
    CHECK(nights[1].to == (24 + 3) * 3600);
}

TEST_CASE("calendar: always is one span until a week after the end") {
    const CalendarSpec spec = calendar(3, 2);
    const auto spans = open_spans(Hours{}, spec, grid_of(spec));
    REQUIRE(spans.size() == 1);
    CHECK(spans[0].from == 0);
    CHECK(spans[0].to == 8 * 86400);
    const auto whole_days = open_spans(hours(every_day, 0, 1440), spec, grid_of(spec));
    REQUIRE(whole_days.size() == 1);  // touching spans are one
    CHECK(whole_days[0].to == 8 * 86400);
}

TEST_CASE("calendar: the opening after the end is known, and the warm-up has the start's state") {
    CalendarSpec spec = calendar(3, 3);  // a Tuesday
    const auto mondays = open_spans(hours(monday, 9 * 60, 12 * 60), spec, grid_of(spec));
    REQUIRE(mondays.size() == 1);
    CHECK(mondays[0].from == 6 * 86400 + 9 * 3600);
    spec.warm_up = 3600;
    CHECK(open_spans(hours(every_day, 0, 600), spec, grid_of(spec))[0].from == -3600);
    CHECK(open_spans(hours(every_day, 60, 600), spec, grid_of(spec))[0].from == 3600);
}

TEST_CASE("calendar: lengths that cannot be are refused") {
    const auto complaint = [](CalendarSpec spec) {
        Problems problems;
        make_grid(spec, problems);
        return problems.empty() ? "" : problems.list()[0].text;
    };
    CalendarSpec spec = calendar(3, 2, 30, 1);
    CHECK(
        complaint(spec) ==
        "invalid calendar.days 30 (makes 2592000 intervals of 1s; at most 200000); choose a longer calendar.interval");
    spec = calendar(3, 2);
    spec.duration = 2700;
    CHECK(complaint(spec) == "invalid calendar.duration 45min (must be a whole number of intervals of 30min)");
    spec.duration = 0;
    CHECK(complaint(spec) == "invalid calendar.duration 0s (must be positive)");
    CHECK(complaint(calendar(3, 2, 1, 0.5)) ==
          "invalid calendar.interval 500ms (must be a whole number of seconds, at least 1s)");
    CHECK(complaint(calendar(3, 2, 1, 1800, "Europe/Lubljana")) ==
          "unknown time zone 'Europe/Lubljana' (did you mean 'Europe/Ljubljana'?)");
}

TEST_CASE("calendar: local times to seconds from the start") {
    const CalendarSpec spec = calendar(3, 29);
    CHECK(local_time("2026-03-29 01:30", spec) == 5400.0);
    CHECK(local_time("2026-03-29T03:00:00.5", spec) == 7200.5);
    CHECK(local_time("2026-03-29T03:00:00+02:00", spec) == 7200.0);
    CHECK(local_time("2026-03-28T23:00:00Z", spec) == 0.0);
    CHECK(local_time("2026-03-29 8:00", spec) == 7 * 3600.0);  // as spreadsheets write it
    CHECK_FALSE(local_time("2026-03-29 02:30", spec));         // the clocks skip it
    for (const char* text :
         {"", "08:00", "2026-13-01 08:00", "2026-03-29 24:00", "2026-03-29 8", "yesterday", "2026-03-29T08:00x"})
        CHECK_FALSE(local_time(text, spec));
}

TEST_CASE("calendar: a zone whose clocks change at midnight") {
    // Havana: on 2024-03-10 at 00:00 clocks went to 01:00, on 2024-11-03 at 01:00 back to 00:00 (in 2026 they did not).
    const auto havana = [](int month, int day, int days) {
        auto spec = calendar(month, day, days, 1800, "America/Havana");
        spec.year = 2024;
        return grid_of(spec).end();
    };
    CHECK(havana(3, 10, 1) == 23 * 3600);
    CHECK(havana(11, 3, 1) == 25 * 3600);
    CHECK(havana(11, 2, 3) == 73 * 3600);
}
