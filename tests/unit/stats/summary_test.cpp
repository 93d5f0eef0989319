#include "sim/stats/summary.hpp"

#include <boost/math/distributions/binomial.hpp>
#include <cmath>
#include <vector>

#include "sim/core/elementary.hpp"
#include "sim/core/random.hpp"
#include "sim/stats/wait_sections.hpp"
#include "tests/catch.hpp"
#include "tests/unit/stats/centre.hpp"

using namespace holdtime;
using namespace holdtime::test;

namespace {

double uniform(std::uint32_t replication, std::uint32_t which) {
    return random_pair({3, replication}, 0, which, Purpose::choices)[0];
}

/// A replication of `calls` phone calls whose waits the baseline shares, shortened by `better` seconds.
void replicate(Tally& tally, std::uint32_t replication, std::uint32_t calls, Seconds better) {
    std::vector<ContactRecord> contacts;
    for (std::uint32_t i = 0; i < calls; ++i)
        contacts.push_back(answered(phone, 10, std::max(0.0, 60 * uniform(replication, i) - better)));
    tally.reset();
    tally.contacts(contacts);
}

std::vector<Description> two_strategies() {
    std::vector<Description> strategies(2, small_centre());
    strategies[0].strategy = "as it is";
    strategies[1].strategy = "better";
    strategies[1].channels[email].offered = false;
    strategies[1].groups[digital_desk].skills = {chat};
    return strategies;
}

}  // namespace

TEST_CASE("Differences are paired replication by replication") {
    const auto strategies = two_strategies();
    std::vector<Tally> tallies;
    for (const auto& strategy : strategies) tallies.emplace_back(strategy);
    Summary summary(strategies, 0, 0.95);
    for (std::uint32_t r = 0; r < 30; ++r) {
        replicate(tallies[0], r, 20, -100);
        replicate(tallies[1], r, 20, -97);
        summary.add(tallies);
    }
    const auto results = summary.results();
    CHECK(results.replications == 30);
    CHECK(results.baseline == "as it is");
    REQUIRE(results.differences.size() == 1);
    const auto& difference = results.differences[0];
    CHECK(difference.name == "better");
    // every wait is three seconds shorter, though waits vary from replication to replication
    CHECK(results.strategies[0].total[Figure::asa].half_width() > 1);
    CHECK(difference.total[Figure::asa].mean == Approx(-3).epsilon(1e-12));
    CHECK(difference.total[Figure::asa].half_width() < 1e-6);
    CHECK(difference.total[Figure::wait_p90].mean == Approx(-3).epsilon(1e-9));
    CHECK(difference.total[Figure::wait_p90].half_width() < 1e-9);
    CHECK(difference.total[Figure::offered].low == 0);
    CHECK(difference.total[Figure::offered].high == 0);
    CHECK(difference.channels.size() == 2);
    CHECK(difference.channel_intervals.empty());
    CHECK_FALSE(difference.channels[1].figures[Figure::asa].exists());
}

TEST_CASE("One replication has means and no intervals") {
    const auto strategies = two_strategies();
    std::vector<Tally> tallies;
    for (const auto& strategy : strategies) tallies.emplace_back(strategy);
    Summary summary(strategies, 1, 0.95);
    replicate(tallies[0], 0, 20, 0);
    replicate(tallies[1], 0, 20, 10);
    summary.add(tallies);
    const auto results = summary.results();
    for (const auto figure : {Figure::offered, Figure::asa, Figure::wait_p90, Figure::service_level}) {
        CHECK(results.strategies[0].total[figure].exists());
        CHECK_FALSE(results.strategies[0].total[figure].has_interval());
        CHECK_FALSE(results.differences[0].total[figure].has_interval());
    }
    CHECK(results.baseline == "better");
    CHECK(results.differences[0].name == "as it is");
    CHECK_FALSE(summary.precise(1));
}

TEST_CASE("Interval figures are ratios of sums over the replications") {
    const auto strategies = two_strategies();
    std::vector<Tally> tallies;
    for (const auto& strategy : strategies) tallies.emplace_back(strategy);
    Summary summary(strategies, 0, 0.95);
    const std::vector<ContactRecord> first{answered(phone, 10, 0), answered(phone, 10, 30), answered(phone, 10, 40)};
    const std::vector<ContactRecord> second{answered(phone, 10, 0)};
    tallies[0].contacts(first);
    summary.add(tallies);
    tallies[0].reset();
    tallies[0].contacts(second);
    summary.add(tallies);
    const auto intervals = summary.results().strategies[0].channel_intervals[phone].values;
    const auto value = [&](Figure figure) { return intervals[static_cast<std::size_t>(figure)][0]; };
    CHECK(value(Figure::offered) == 2);
    CHECK(value(Figure::service_level) == 0.5);
    CHECK(value(Figure::asa) == 70.0 / 4);
    CHECK(value(Figure::wait_p50) == 0);
    CHECK(value(Figure::wait_p90) == 40);
    CHECK(value(Figure::wait_max) == 20);  // mean of 40 and 0
    CHECK(std::isnan(intervals[static_cast<std::size_t>(Figure::asa)][1]));
}

TEST_CASE("Precision is relative for money, in points for shares, at least half a second for waits") {
    auto description = small_centre();
    pay(description, phone_desk, 3600);
    Tally tally(description);
    Summary summary({&description, 1}, 0, 0.95);
    for (std::uint32_t r = 0; r < 50; ++r) {
        replicate(tally, r, 200, 0);
        const std::vector<DutyRecord> duties{{0, 100 + 10 * uniform(r, 999), 1, 1, phone_desk}};
        tally.duties(duties);
        summary.add({&tally, 1});
    }
    const auto total = summary.results().strategies[0].total;
    const double cost = total[Figure::cost].half_width() / total[Figure::cost].mean;
    const double service = total[Figure::service_level].half_width();
    const double wait = total[Figure::asa].half_width();
    REQUIRE(cost < service);  // money settles first, then the wait within half a second, then the share
    REQUIRE(wait < 0.5);
    CHECK(summary.precise(service * 1.001));
    CHECK_FALSE(summary.precise(service * 0.999));
}

TEST_CASE("Sectioned intervals of the ninetieth percentile cover as they claim") {
    // 1,000 experiments of 40 replications of 50 exponential waits; true percentile mean x ln 10. Level 1 %, one test;
    // the pooled percentile of 2,000 waits is biased by less than a tenth of its standard error.
    constexpr int experiments = 1000;
    const boost::math::binomial_distribution<> law(experiments, 0.95);
    int covered = 0;
    for (std::uint32_t e = 0; e < experiments; ++e) {
        WaitSections sections;
        for (std::uint32_t r = 0; r < 40; ++r)
            for (std::uint32_t i = 0; i < 50; ++i)
                sections.of_replication(r).add(-30 * natural_log(uniform(e * 40 + r, i)));
        const auto estimate = sections.quantile(0.9, 0.95);
        const double truth = 30 * std::log(10.0);
        covered += estimate.low <= truth && truth <= estimate.high;
    }
    CHECK(covered >= boost::math::quantile(law, 0.005));
    CHECK(covered <= boost::math::quantile(boost::math::complement(law, 0.005)));
}
