#include <cmath>

#include "studies/history/estimation/arrivals.hpp"
#include "tests/catch.hpp"
#include "tests/unit/history/draws.hpp"

using namespace holdtime;

namespace {

struct Days {
    std::vector<std::vector<double>> counts;
    std::vector<int> weekday;
};

/// So many weeks of 20 intervals a day, with a day's and an interval's gamma factor.
Days drawn(std::uint64_t seed, std::size_t weeks, double mean, double day_cv, double interval_cv) {
    const auto factor = [](double cv, double u) { return cv > 0 ? draws::gamma(1, 1 / (cv * cv))(u) : 1; };
    Days days;
    std::uint32_t next = 0, k = 0;
    for (std::size_t d = 0; d < 7 * weeks; ++d) {
        const double busy = factor(day_cv, draws::uniform(seed, static_cast<std::uint32_t>(d), 1));
        days.weekday.push_back(static_cast<int>(d % 7));
        days.counts.emplace_back();
        for (std::size_t i = 0; i < 20; ++i) {
            const double own = factor(interval_cv, draws::uniform(seed, k++, 2));
            const double rate = mean * (1 + 0.5 * std::sin(static_cast<double>(i))) * (d % 7 > 4 ? 0.5 : 1);
            days.counts.back().push_back(draws::poisson(rate * busy * own, seed, next, 3));
        }
    }
    return days;
}

}  // namespace

TEST_CASE("expected contacts are the means of their weekday", "[history]") {
    Days days;
    for (int d = 0; d < 14; ++d) {
        days.counts.push_back({d < 7 ? 4.0 : 6.0, 10});
        days.weekday.push_back(d % 7);
    }
    days.weekday[13] = -1;  // a day that is left out
    const auto estimate = estimate_arrivals(days.counts, days.weekday);
    REQUIRE(estimate.per_interval.size() == 14);
    CHECK(estimate.per_interval[0] == Approx(5));
    CHECK(estimate.per_interval[12] == Approx(4));  // Sunday: only the first
    CHECK(estimate.days == 13);
}

TEST_CASE("over-dispersion of days and intervals is recovered", "[history][statistical]") {
    // Means over 60 seeds against the truth at level 0.002 each (3.1 standard errors).
    constexpr int tries = 60;
    double day = 0, day_squares = 0, interval = 0, interval_squares = 0, wrong = 0;
    for (int seed = 0; seed < tries; ++seed) {
        const auto days = drawn(100 + seed, 12, 30, 0.15, 0.2);
        const auto estimate = estimate_arrivals(days.counts, days.weekday);
        const double a = estimate.day_cv * estimate.day_cv, b = estimate.interval_cv * estimate.interval_cv;
        day += a, day_squares += a * a, interval += b, interval_squares += b * b;
        wrong += std::abs(estimate.day_cv - 0.15) < 1.96 * estimate.day_cv_error;
    }
    const auto t = [](double sum, double squares, double truth) {
        const double mean = sum / tries, error = std::sqrt((squares / tries - mean * mean) / (tries - 1));
        return (mean - truth) / error;
    };
    INFO(day / tries << " " << interval / tries << "; day cv inside its interval " << wrong << " of " << tries);
    CHECK(std::abs(t(day, day_squares, 0.15 * 0.15)) < 3.1);
    CHECK(std::abs(t(interval, interval_squares, 0.2 * 0.2)) < 3.1);
    CHECK(std::abs(t(day, day_squares, 0.165 * 0.165)) > 3.1);          // 10 % off is refused,
    CHECK(std::abs(t(interval, interval_squares, 0.21 * 0.21)) > 3.1);  // and 5 %
    CHECK(wrong >= 50);  // of 60 intervals of 95 %: fewer with probability 0.001
}

TEST_CASE("a Poisson history has no dispersion of its own", "[history][statistical]") {
    double day = 0;
    constexpr int tries = 40;
    for (int seed = 0; seed < tries; ++seed) {
        const auto days = drawn(900 + seed, 12, 30, 0, 0);
        const auto estimate = estimate_arrivals(days.counts, days.weekday);
        day += estimate.day_cv < 1.96 * estimate.day_cv_error;
        CHECK(estimate.dispersion == Approx(1).margin(0.15));
    }
    CHECK(day >= 34);
}
