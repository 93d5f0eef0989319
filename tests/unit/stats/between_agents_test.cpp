#include "sim/stats/between_agents.hpp"

#include <cmath>
#include <vector>

#include "sim/core/elementary.hpp"
#include "sim/core/random.hpp"
#include "sim/ports/figures.hpp"
#include "sim/stats/summary.hpp"
#include "sim/stats/tally.hpp"
#include "tests/catch.hpp"
#include "tests/unit/stats/centre.hpp"

using namespace holdtime;

namespace {

double gini_of(std::vector<BusyShare> shares) { return gini(shares); }

double by_pairs(const std::vector<BusyShare>& shares) {
    double duty = 0, busy = 0, apart = 0;
    for (const auto& a : shares) {
        duty += a.duty, busy += a.duty * a.share;
        for (const auto& b : shares) apart += a.duty * b.duty * std::abs(a.share - b.share);
    }
    return apart / (2 * duty * busy);
}

}  // namespace

TEST_CASE("Gini's coefficient, by hand") {
    CHECK(gini_of({{0.8, 100}, {0.8, 100}, {0.8, 100}}) == 0);
    CHECK(gini_of({{0, 100}, {0, 100}, {0, 100}, {1, 100}}) == Approx(0.75));  // at most 1 - 1/n
    CHECK(gini_of({{0.5, 100}, {1, 100}}) == Approx(1.0 / 6));
    CHECK(gini_of({{0.5, 300}, {1, 100}}) == Approx(by_pairs({{0.5, 300}, {1, 100}})));
    CHECK(gini_of({{0.9, 50}, {0.2, 7}, {0.7, 90}, {0.7, 12}}) ==
          Approx(by_pairs({{0.9, 50}, {0.2, 7}, {0.7, 90}, {0.7, 12}})));
    CHECK(std::isnan(gini_of({{0.9, 50}})));
    CHECK(std::isnan(gini_of({})));
    CHECK(std::isnan(gini_of({{0, 50}, {0, 50}})));
}

TEST_CASE("Variance between agents, by hand, and right on average") {
    // two agents, values 1 3 and 5 7: between 16, within 2, n0 = 2: (16 - 2) / 2
    CHECK(variance_between(std::vector<AgentValues>{{2, 4, 10}, {2, 12, 74}}) == Approx(7));
    CHECK(std::isnan(variance_between(std::vector<AgentValues>{{2, 4, 10}})));
    CHECK(std::isnan(variance_between(std::vector<AgentValues>{{1, 4, 16}, {1, 12, 144}})));
    // standard deviation between agents 1, within 2; numbers of values from 2 to 9
    constexpr std::uint32_t days = 4000, team = 8;
    double sum = 0, squares = 0;
    for (std::uint32_t day = 0; day < days; ++day) {
        std::vector<AgentValues> agents;
        for (std::uint32_t a = 0; a < team; ++a) {
            const double own = normal_quantile(random_pair({3, day}, a, 0, Purpose::choices)[0]);
            AgentValues values;
            for (std::uint32_t i = 1; i <= 2 + a; ++i) {
                const double x = 10 + own + 2 * normal_quantile(random_pair({3, day}, a, i, Purpose::choices)[0]);
                ++values.count, values.sum += x, values.squares += x * x;
            }
            agents.push_back(values);
        }
        const double estimate = variance_between(agents);
        sum += estimate, squares += estimate * estimate;
    }
    const double mean = sum / days, error = std::sqrt((squares / days - mean * mean) / days);
    CHECK(std::abs(mean - 1) < 3.3 * error);  // level 0.001
    CHECK(std::abs(mean - 1.21) > 3.3 * error);
}

TEST_CASE("Figures between agents come from each one's duty, work and answers") {
    auto d = test::small_centre();
    d.some_figures = of_people;
    d.groups[test::phone_desk].most_agents = 3;
    d.groups[test::digital_desk].most_agents = 1;
    Tally tally(d);
    std::vector<ContactRecord> calls;
    for (int i = 0; i < 4; ++i) {
        calls.push_back(test::answered(test::phone, 10.0 * i, 0, i < 2 ? 50 : 150));
        calls.back().agent = i < 2 ? 0 : 1;
        calls.back().resolved = i < 3;
    }
    tally.contacts(calls);
    tally.agents(
        std::vector<AgentRecord>{{0, 0, 6480, 7200}, {1, 0, 3600, 7200}, {2, 0, 3500, 3600}, {0, 1, 100, 7200}});
    Summary summary(std::vector<Description>{d}, 0, 0.95);
    summary.add({&tally, 1});
    const auto results = summary.results().strategies[0];
    const auto& desk = results.agent_groups[0].figures;
    CHECK(desk[Figure::agents_above_85].mean == 2);
    CHECK(desk[Figure::occupancy_gini].mean == Approx(by_pairs({{0.9, 7200}, {0.5, 7200}, {3500.0 / 3600, 3600}})));
    CHECK(desk[Figure::aht_spread].mean == Approx(std::sqrt(5000.0) / 100));
    // shares 1 and 1/2: between 0.25, within 0.5 / 2: none is left
    CHECK(desk[Figure::resolved_spread].mean < 1e-6);
    CHECK(results.total[Figure::agents_above_85].mean == 2);
    CHECK(!results.agent_groups[1].figures[Figure::occupancy_gini].exists());
    CHECK(!results.agent_groups[1].figures[Figure::aht_spread].exists());
}
