#include "sim/stats/moments.hpp"

#include <boost/math/distributions/binomial.hpp>
#include <cmath>
#include <vector>

#include "sim/core/elementary.hpp"
#include "sim/core/random.hpp"
#include "tests/catch.hpp"

using namespace holdtime;

namespace {

double normal(std::uint32_t replication, std::uint32_t which) {
    return normal_quantile(random_pair({11, replication}, 0, which, Purpose::choices)[0]);
}

/// Bounds that a binomial count of `trials` at probability p leaves with probability `level` at most.
std::pair<double, double> binomial_bounds(int trials, double p, double level) {
    const boost::math::binomial_distribution<> law(trials, p);
    return {boost::math::quantile(law, level / 2), boost::math::quantile(boost::math::complement(law, level / 2))};
}

}  // namespace

TEST_CASE("A mean's interval is Student's") {
    PairedMoments moments;
    for (const double x : {1.0, 2.0, 3.0, 4.0, 5.0}) moments.add({x, 1, 0, 0});
    const auto estimate = moments.ratio(0.95);
    CHECK(estimate.mean == 3);
    // s = sqrt(2.5), t(4) = 2.7764451052
    CHECK(estimate.half_width() == Approx(2.7764451052 * std::sqrt(2.5 / 5)).epsilon(1e-9));
}

TEST_CASE("A ratio's interval is the delta method's, by hand") {
    // x = 2 4 9, y = 1 2 3: R = 5/2; residuals x - R y = -0.5 -1 1.5, variance 1.75; / (n ybar^2) = 1.75 / 12
    PairedMoments moments;
    moments.add({2, 1, 0, 0});
    moments.add({4, 2, 0, 0});
    moments.add({9, 3, 0, 0});
    const auto estimate = moments.ratio(0.95);
    CHECK(estimate.mean == 2.5);
    CHECK(estimate.half_width() == Approx(4.3026527297 * std::sqrt(1.75 / 12)).epsilon(1e-9));
}

TEST_CASE("A paired difference uses all covariances, by hand") {
    // strategy as above; baseline x = 3 3 6, y = 1 1 2: R = 3, residuals 0 0 0: the difference has the strategy's
    // spread
    PairedMoments moments;
    moments.add({2, 1, 3, 1});
    moments.add({4, 2, 3, 1});
    moments.add({9, 3, 6, 2});
    const auto difference = moments.difference(0.95);
    CHECK(difference.mean == -0.5);
    CHECK(difference.half_width() == Approx(moments.ratio(0.95).half_width()).epsilon(1e-9));
    // and against itself there is none at all
    PairedMoments same;
    for (const double x : {0.1, 0.7, 0.2, 1.3}) same.add({x, 3 * x + 0.1, x, 3 * x + 0.1});
    CHECK(same.difference(0.95).mean == 0);
    CHECK(same.difference(0.95).low == 0);
    CHECK(same.difference(0.95).high == 0);
}

TEST_CASE("A paired difference of means is the paired t") {
    PairedMoments moments;
    PairedMoments differences;
    for (std::uint32_t r = 0; r < 12; ++r) {
        const double x = normal(r, 1), b = 0.8 * x + 0.3 * normal(r, 2);
        moments.add({x, 1, b, 1});
        differences.add({x - b, 1, 0, 0});
    }
    CHECK(moments.difference(0.9).mean == Approx(differences.ratio(0.9).mean).epsilon(1e-12));
    CHECK(moments.difference(0.9).half_width() == Approx(differences.ratio(0.9).half_width()).epsilon(1e-9));
}

TEST_CASE("What cannot be known is not claimed") {
    PairedMoments moments;
    CHECK_FALSE(moments.ratio(0.95).exists());
    moments.add({3, 2, 1, 0});
    CHECK(moments.ratio(0.95).mean == 1.5);
    CHECK_FALSE(moments.ratio(0.95).has_interval());
    CHECK_FALSE(moments.difference(0.95).exists());
}

TEST_CASE("A ratio that never varies has an interval of no width") {
    PairedMoments moments;
    for (const double y : {3.1, 77.7, 5.123, 1e5}) moments.add({0.1 * y, y, 0, 0});
    const auto estimate = moments.ratio(0.95);
    CHECK(estimate.low == estimate.mean);
    CHECK(estimate.high == estimate.mean);
}

TEST_CASE("Ninety-five percent intervals cover in ninety-five percent of experiments") {
    // 2,000 experiments of 40 replications. Mean (exact coverage), ratio and paired difference of ratios (coverage up
    // to O(1/n), so 40 replications and mild skew). Level 1 % for the family of three: Sidak 1 - 0.99^(1/3).
    constexpr int experiments = 2000;
    const auto [low, high] = binomial_bounds(experiments, 0.95, 1 - std::cbrt(0.99));
    int mean_covered = 0, ratio_covered = 0, difference_covered = 0;
    for (std::uint32_t e = 0; e < experiments; ++e) {
        PairedMoments mean, ratio;
        for (std::uint32_t r = 0; r < 40; ++r) {
            const auto z = [&](std::uint32_t which) { return normal(e * 40 + r, which); };
            mean.add({2 + z(0), 1, 0, 0});
            const double y = 100 + 10 * z(1), yb = 80 + 5 * z(1) + 5 * z(2);
            ratio.add({0.7 * y + 5 * z(3), y, 0.6 * yb + 3 * z(3) + 2 * z(4), yb});
        }
        const auto covers = [](const Estimate& x, double truth) { return x.low <= truth && truth <= x.high; };
        mean_covered += covers(mean.ratio(0.95), 2);
        ratio_covered += covers(ratio.ratio(0.95), 0.7);
        difference_covered += covers(ratio.difference(0.95), 0.1);
    }
    for (const int covered : {mean_covered, ratio_covered, difference_covered}) {
        CHECK(covered >= low);
        CHECK(covered <= high);
    }
}

TEST_CASE("A root's interval is that of its square, and a difference of roots is paired") {
    PairedMoments moments;
    for (const double x : {3.0, 4.0, 5.0}) moments.add({x, 1, x / 4, 1});
    StudentT student(0.95);
    const auto square = moments.ratio(0.95), root = moments.root(student);
    CHECK(root.mean == 2);
    CHECK(root.low == Approx(std::sqrt(square.low)));
    CHECK(root.high == Approx(std::sqrt(square.high)));
    // 2 sqrt(b) - sqrt(b) = sqrt(b), b = 3/4 1 5/4: derivative 1 / 2
    const auto difference = moments.root_difference(student);
    CHECK(difference.mean == Approx(1));
    CHECK(difference.half_width() == Approx(4.3026527297 * 0.25 / 2 / std::sqrt(3)));
    PairedMoments negative;
    for (const double x : {-3.0, 1.0, 1.0}) negative.add({x, 1, 4, 1});
    CHECK(negative.root(student).mean == 0);
    CHECK(negative.root_difference(student).mean == -2);
    CHECK(negative.root_difference(student).low == -2);
}
