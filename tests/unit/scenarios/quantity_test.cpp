#include "scenarios/schema/quantity.hpp"

#include "tests/catch.hpp"
#include "tests/unit/scenarios/helpers.hpp"

using namespace holdtime;
using holdtime::test::scalar;

namespace {

/// What a reader makes of a text; -1 when it complains.
template <class Reader>
double read(Reader reader, const std::string& text, bool quoted = false) {
    Problems problems;
    const auto value = reader(scalar(text, quoted), "key", problems);
    CHECK(value.has_value() == problems.empty());
    return value ? static_cast<double>(*value) : -1;
}

}  // namespace

TEST_CASE("durations are read in all their units") {
    CHECK(read(read_duration, "90s") == 90);
    CHECK(read(read_duration, "5min") == 300);
    CHECK(read(read_duration, "1.5h") == 5400);
    CHECK(read(read_duration, "3d") == 259200);
    CHECK(read(read_duration, "250ms") == 0.25);
    CHECK(read(read_duration, "2 h") == 7200);
    CHECK(read(read_duration, "0") == 0);
    CHECK(read(read_duration, "1e2s") == 100);
    CHECK(read(read_duration, "10min", true) == 600);
}

TEST_CASE("durations without a known unit, negative or absurd are refused") {
    for (const char* text :
         {"5", "5m", "-1s", "min", "", "1e300d", "nans", "infs", "0x10s", "1,5min", "5 5s", "99999999d", "1e999s"})
        CHECK(read(read_duration, text) == -1);
}

TEST_CASE("shares are numbers or percentages from 0 to 1") {
    CHECK(read(read_share, "0.8") == 0.8);
    CHECK(read(read_share, "80%") == 0.8);
    CHECK(read(read_share, "100%") == 1);
    CHECK(read(read_share, "0") == 0);
    for (const char* text : {"80", "101%", "-0.1", "nan", "x", "0.5s", "5 %%"}) CHECK(read(read_share, text) == -1);
    CHECK(read(read_share, "80%", true) == 0.8);
    CHECK(read(read_ratio, "120%") == 1.2);
    CHECK(read(read_ratio, "3") == 3);
    CHECK(read(read_ratio, "-1") == -1);
}

TEST_CASE("numbers are decimal and finite") {
    CHECK(read(read_number, "010") == 10);
    CHECK(read(read_number, "1e3") == 1000);
    CHECK(read(read_number, ".5") == 0.5);
    CHECK(read(read_number, "1e-999") == 0);
    CHECK(read(read_integer, "09") == 9);
    CHECK(read(read_integer, "1e3") == 1000);
    for (const char* text : {"0x10", "inf", "nan", ".inf", "1e999", "--1", "1_000", "1,000", "e5", "+", "."})
        CHECK(read(read_number, text) == -1);
    CHECK(read(read_integer, "2.5") == -1);
}

TEST_CASE("natural numbers keep all 64 bits") {
    Problems problems;
    CHECK(read_natural(scalar("18446744073709551615"), "seed", problems) == 18446744073709551615u);
    CHECK(read_natural(scalar("9007199254740993"), "seed", problems) == 9007199254740993u);
    CHECK(problems.empty());
    for (const char* text : {"18446744073709551616", "-1", "1.5", "x"})
        CHECK_FALSE(read_natural(scalar(text), "seed", problems));
    CHECK(problems.size() == 4);
}

TEST_CASE("rates and money per time need their unit") {
    CHECK(read(read_rate, "120/h") == 120.0 / 3600);
    CHECK(read(read_rate, "2/min") == 2.0 / 60);
    CHECK(read(read_rate, "0.1/s") == 0.1);
    CHECK(read(read_money_per_hour, "24/h") == 24);
    CHECK(read(read_money_per_hour, "0.5/min") == 30);
    for (const char* text : {"24", "24/m", "24/", "-1/h", "/h"}) {
        CHECK(read(read_rate, text) == -1);
        CHECK(read(read_money_per_hour, text) == -1);
    }
}

TEST_CASE("complaints name the key, the value, the reason and the place") {
    Problems problems;
    read_duration(scalar("-3 s"), "patience.mean", problems);
    REQUIRE(problems.size() == 1);
    CHECK(to_string(problems.list()[0]) == "test:1:1: invalid patience.mean -3 s (must not be negative)");
}

TEST_CASE("shown numbers and durations read back the same") {
    CHECK(show_duration(600) == "10min");
    CHECK(show_duration(90) == "90s");
    CHECK(show_duration(5400) == "90min");
    CHECK(show_duration(0.25) == "250ms");
    CHECK(show_duration(0) == "0s");
    for (const double duration : {0.1, 1.0 / 3, 12.345, 86400.0, 1234567.0, 0.0005})
        CHECK(read(read_duration, show_duration(duration)) == duration);
    for (const double number : {0.1, 1e-7, 123456789.0, 1e21, -2.5}) {
        Problems problems;
        CHECK(read_number(scalar(show_number(number)), "x", problems) == number);
    }
}
