// Sums, differences and ratios of two figures by the delta method.

#include <cmath>
#include <random>

#include "sim/stats/moments.hpp"
#include "tests/catch.hpp"

using namespace holdtime;

namespace {

/// 200 pairs of correlated ratios with known means.
ProductMoments pairs(std::uint32_t seed) {
    std::mt19937_64 random(seed);
    std::normal_distribution<double> normal;
    ProductMoments moments;
    for (int i = 0; i < 200; ++i) {
        const double common = normal(random);
        const double a = 6 + 0.5 * common + 0.2 * normal(random), b = 3 + 0.25 * common + 0.1 * normal(random);
        moments.add({a, 1, 2, 1, b, 1, 1, 1});  // A = 3, B = 3
    }
    return moments;
}

}  // namespace

TEST_CASE("with constant denominators sum and difference have the interval of a mean") {
    StudentT student(0.95);
    CoMoments<4> check;
    std::mt19937_64 random(7);
    std::normal_distribution<double> normal;
    ProductMoments moments;
    for (int i = 0; i < 50; ++i) {
        const double a = 5 + normal(random), b = 2 + normal(random);
        moments.add({a, 1, 1, 1, b, 1, 1, 1});
        check.add({a + b, a - b, 0, 0});
    }
    const double t = student(49);
    for (const auto& [how, i] : {std::pair(Combination::sum, 0), std::pair(Combination::difference, 1)}) {
        const auto value = moments.combined(how, student);
        const auto at = static_cast<std::size_t>(i);
        CHECK(value.mean == Approx(check.mean(at)).epsilon(1e-12));
        CHECK(value.half_width() == Approx(t * std::sqrt(check.covariance(at, at) / 50)).epsilon(1e-9));
    }
}

// Level: 2,000 intervals of 95 % that cover independently, the number that do is within 4 standard deviations of 1,900
// (1,861 to 1,939), which fails by chance once in 16,000 runs; the seeds are fixed. Seen to fail with an interval 8 %
// too narrow.
TEST_CASE("intervals of a ratio of two figures cover at their rate") {
    StudentT student(0.95);
    int covered = 0;
    for (std::uint32_t seed = 1; seed <= 2000; ++seed) {
        const auto value = pairs(seed).combined(Combination::ratio, student);
        covered += value.low <= 1 && 1 <= value.high;
    }
    INFO(covered << " of 2,000");
    CHECK(covered >= 1861);
    CHECK(covered <= 1939);
}

TEST_CASE("a combination of what does not exist does not exist") {
    StudentT student(0.95);
    ProductMoments moments;
    CHECK_FALSE(moments.combined(Combination::sum, student).exists());
    moments.add({1, 1, 0, 1, 2, 1, 1, 1});
    CHECK_FALSE(moments.combined(Combination::difference, student).exists());
    ProductMoments zero_below;
    zero_below.add({1, 1, 1, 1, 0, 1, 1, 1});
    CHECK(zero_below.combined(Combination::sum, student).mean == 1);
    CHECK_FALSE(zero_below.combined(Combination::ratio, student).exists());
}
