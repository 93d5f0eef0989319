#include "tests/catch.hpp"
#include "tests/unit/staffing/town.hpp"

using namespace holdtime;
using town::Town;

namespace {

/// The given people needed, as a list per interval, on the given types of shift.
Town with_shifts(const std::string& calendar, const std::string& needed, const std::string& types,
                 const std::string& more = "") {
    Town town;
    town.calendar = calendar;
    town.channels = "  phone: {kind: voice}\n";
    town.groups =
        "      desk: {skills: [phone], wage: 20/h, staffing: {shifts: {requirement: {per_interval: " + needed +
        "}, types: {" + types + "}" + more + "}}}\n";
    town.experiment = "{replications: 2, seed: 1}";
    return town;
}

std::vector<ShiftWorked> shifts_of(const Town& town) { return town.staff().strategies.front().groups.front().shifts; }

std::string times(const ShiftWorked& shift) {
    auto text = shift.start + " - " + shift.end;
    for (const auto& at : shift.breaks) text += " " + at;
    return text;
}

/// People needed per half day of so many days.
std::string days(const std::vector<int>& people) {
    std::string text;
    for (const auto n : people) text += (text.empty() ? "[" : ", ") + std::to_string(n) + ", 0";
    return text + "]";
}

/// One agent from one hour of every day to another.
std::string one_needed(int from, int to) {
    std::string text;
    for (int hour = 0; hour < 24; ++hour)
        text += (hour == 0 ? "[" : ", ") + std::string(hour >= from && hour < to ? "1" : "0");
    return text + "]";
}

const std::string spring = "{start: 2026-03-28, days: 2, interval: 1h, timezone: Europe/Ljubljana}";
const std::string autumn = "{start: 2026-10-24, days: 2, interval: 1h, timezone: Europe/Ljubljana}";

}  // namespace

TEST_CASE("The same people work Saturday and Sunday of one week, not Sunday and the next Saturday") {
    const auto town = with_shifts("{start: 2026-03-02, days: 7, interval: 12h}", days({0, 0, 0, 0, 0, 5, 1}),
                                  "weekend: {start: \"00:00\", length: 12h, weekdays: sat-sun, together: true}");
    const auto shifts = shifts_of(town);
    REQUIRE(shifts.size() == 2);
    CHECK(shifts[0].start == "2026-03-07T00:00");
    CHECK(shifts[1].start == "2026-03-08T00:00");
    CHECK(shifts[0].people == 5);
    CHECK(shifts[1].people == 5);
}

TEST_CASE("A calendar that starts on Wednesday has a short week, then whole ones") {
    const auto town = with_shifts("{start: 2026-03-04, days: 9, interval: 12h}", days({6, 6, 6, 0, 0, 2, 2, 2, 2}),
                                  "week: {start: \"00:00\", length: 12h, weekdays: mon-fri, together: true}");
    const auto shifts = shifts_of(town);
    REQUIRE(shifts.size() == 7);
    for (std::size_t k = 0; k < shifts.size(); ++k) CHECK(shifts[k].people == (k < 3 ? 6u : 2u));
}

TEST_CASE("Shifts may start every half minute") {
    auto town = with_shifts("{start: 2026-03-02, duration: 3min, interval: 30s}", "[0, 1, 1, 0, 2, 2]",
                            "short: {start: \"00:00-00:02\", length: 1min}");
    auto shifts = shifts_of(town);
    REQUIRE(shifts.size() == 2);
    CHECK(times(shifts[0]) == "2026-03-02T00:00:30 - 2026-03-02T00:01:30");
    CHECK(times(shifts[1]) == "2026-03-02T00:02 - 2026-03-02T00:03");
    town = with_shifts("{start: 2026-03-02, duration: 6min, interval: 90s}", "[0, 1, 0, 2]",
                       "short: {start: \"00:00-00:05\", length: 90s}");
    shifts = shifts_of(town);
    REQUIRE(shifts.size() == 2);
    CHECK(times(shifts[0]) == "2026-03-02T00:01:30 - 2026-03-02T00:03");
    CHECK(times(shifts[1]) == "2026-03-02T00:04:30 - 2026-03-02T00:06");
}

TEST_CASE("A shift's times are those of the clock on the wall when it changes") {
    const std::string night = "night: {start: \"22:00\", length: 8h, breaks: [{after: 4h, length: 1h}]}";
    auto shifts = shifts_of(with_shifts(spring, one_needed(23, 24), night));
    REQUIRE(shifts.size() == 2);
    CHECK(times(shifts[0]) == "2026-03-28T22:00 - 2026-03-29T07:00 03:00");
    shifts = shifts_of(with_shifts(autumn, one_needed(23, 24), night));
    REQUIRE(shifts.size() == 2);
    CHECK(times(shifts[0]) == "2026-10-24T22:00 - 2026-10-25T05:00 02:00");
}

TEST_CASE("A night that is an hour longer is named where no shift covers its end") {
    const auto town = with_shifts(autumn, one_needed(0, 24),
                                  "night: {start: \"22:00\", length: 8h}, day: {start: \"06:00\", length: 8h}, "
                                  "evening: {start: \"14:00\", length: 8h}");
    const auto complaint = town.complaint();
    CHECK(complaint.find("2026-10-25T05:00") != std::string::npos);
    CHECK(complaint.find("the clocks are set back that night") != std::string::npos);
    const auto usual = with_shifts("{start: 2026-03-02, days: 2, interval: 1h}", one_needed(1, 2),
                                   "day: {start: \"06:00\", length: 8h}")
                           .complaint();
    CHECK(usual.find("no shift of") != std::string::npos);
    CHECK(usual.find("clocks") == std::string::npos);
}
