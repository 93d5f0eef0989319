#include <algorithm>
#include <cmath>
#include <vector>

#include "sim/stats/summary.hpp"
#include "tests/catch.hpp"
#include "tests/unit/stats/centre.hpp"

using namespace holdtime;
using namespace holdtime::test;

namespace {

/// Ten calls in each of the intervals, of which so many wait longer than T.
std::vector<ContactRecord> calls(const std::vector<int>& late) {
    std::vector<ContactRecord> contacts;
    for (std::size_t i = 0; i < late.size(); ++i)
        for (int c = 0; c < 10; ++c)
            contacts.push_back(answered(phone, 1800 * static_cast<double>(i) + 10, c < late[i] ? 60 : 5));
    return contacts;
}

StrategyResults told(const Description& description, const std::vector<std::vector<int>>& late_by_replication) {
    const std::vector<Description> strategies{description};
    std::vector<Tally> tallies;
    tallies.emplace_back(description);
    Summary summary(strategies, 0, 0.95);
    for (const auto& late : late_by_replication) {
        tallies[0].reset();
        const auto contacts = calls(late);
        tallies[0].contacts(contacts);
        summary.add(tallies);
    }
    return summary.results().strategies[0];
}

const DaySpread& spread(const StrategyResults& results, Figure figure) {
    REQUIRE_FALSE(results.days.empty());
    REQUIRE(results.days[0].name == "phone");
    for (const auto& one : results.days[0].figures)
        if (one.figure == figure) return one;
    FAIL("no such figure");
    throw 0;
}

}  // namespace

TEST_CASE("Days spread as their replications do where a replication is a day") {
    std::vector<std::vector<int>> late;
    for (int r = 9; r >= 0; --r) late.push_back({r, 0});  // service levels 0.55, 0.6 .. 1 of twenty calls
    const auto results = told(small_centre(), late);
    const auto& level = spread(results, Figure::service_level);
    CHECK(level.p10 == Approx(0.55));
    CHECK(level.p50 == Approx(0.75));
    CHECK(level.p90 == Approx(0.95));
    REQUIRE(level.dots.size() == 20);
    CHECK(level.dots.front() == Approx(0.55));
    CHECK(level.dots.back() == Approx(1.0));
    CHECK(std::is_sorted(level.dots.begin(), level.dots.end()));
    CHECK(spread(results, Figure::offered).p10 == 20);
    CHECK(spread(results, Figure::offered).p90 == 20);
    CHECK(spread(results, Figure::asa).p90 == Approx((8 * 60 + 12 * 5) / 20.0));
}

TEST_CASE("Days of one replication are counted apart") {
    auto two_days = small_centre();
    two_days.whole_days = true;
    two_days.grid.day = {0, 0, 0, 1, 1};  // the warm-up and two intervals, then the next day's two
    const auto results = told(two_days, {{0, 0, 10, 10}, {5, 5, 10, 10}});
    const auto& level = spread(results, Figure::service_level);  // days of 1, 0, 0.5 and 0
    CHECK(level.p10 == Approx(0));
    CHECK(level.p50 == Approx(0));
    CHECK(level.p90 == Approx(1));
    CHECK(spread(results, Figure::offered).p50 == 20);

    two_days.whole_days = false;  // a replication of hours is one day
    const auto whole = told(two_days, {{0, 0, 10, 10}, {5, 5, 10, 10}});
    CHECK(spread(whole, Figure::service_level).p10 == Approx(0.25));
    CHECK(spread(whole, Figure::service_level).p90 == Approx(0.5));
}

TEST_CASE("Days on which nobody came tell nothing") {
    const std::vector<Description> strategies{small_centre()};
    std::vector<Tally> tallies;
    tallies.emplace_back(strategies[0]);
    Summary summary(strategies, 0, 0.95);
    for (int r = 0; r < 3; ++r) {
        tallies[0].reset();
        const auto contacts = r == 0 ? calls({10}) : std::vector<ContactRecord>{};
        tallies[0].contacts(contacts);
        summary.add(tallies);
    }
    const auto results = summary.results().strategies[0];
    CHECK(results.days.size() == 1);  // chat and e-mail had no contact on any day
    CHECK(spread(results, Figure::service_level).p90 == Approx(0));
    CHECK(spread(results, Figure::offered).p10 == 10);
}

TEST_CASE("Bands are those of the replications, interval by interval") {
    std::vector<std::vector<int>> late;
    for (int r = 0; r < 10; ++r) late.push_back({r, 9 - r});
    const auto results = told(small_centre(), late);
    const auto& channel = results.channel_intervals[0];
    REQUIRE(channel.service_level_p10.size() == 4);
    for (const std::size_t i : {0u, 1u}) {
        CHECK(channel.service_level_p10[i] == Approx(0.1));
        CHECK(channel.service_level_p90[i] == Approx(0.9));
    }
    CHECK(std::isnan(channel.service_level_p10[2]));
}
