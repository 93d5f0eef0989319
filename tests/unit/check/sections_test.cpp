#include "sim/experiment/sections.hpp"

#include "studies/check/digest.hpp"
#include "studies/setup/setup.hpp"
#include "tests/catch.hpp"
#include "tests/unit/scenarios/helpers.hpp"

using namespace holdtime;
using holdtime::test::load_text;
using holdtime::test::small_scenario;

TEST_CASE("an experiment in sections gives the bytes of the experiment, and its sections add up to it") {
    auto scenario = load_text(small_scenario).scenario;
    const auto setup = set_up(scenario);
    ExperimentSettings settings;
    settings.replications = 23;
    settings.threads = 1;
    const auto plain = run_experiment(setup.strategies, settings);
    for (const unsigned threads : {1u, 4u}) {
        settings.threads = threads;
        const auto results = run_in_sections(setup.strategies, settings, 10);
        REQUIRE(results.sections.size() == 10);
        for (std::size_t s = 0; s < plain.strategies.size(); ++s) {
            CHECK(digest(results.whole.strategies[s], true) == digest(plain.strategies[s], true));
            double offered = 0;
            std::uint32_t replications = 0;
            for (const auto& section : results.sections) {
                offered += section.strategies[s].total[Figure::offered].mean * section.replications;
                replications += section.replications;
            }
            CHECK(replications == 23);
            CHECK(offered == Approx(23 * plain.strategies[s].total[Figure::offered].mean));
        }
    }
}

TEST_CASE("a digest sees one figure of one interval, and no figure that does not exist") {
    StrategyResults strategy;
    strategy.total[Figure::cost] = {10, 9, 11};
    strategy.channel_intervals = {{"phone", {{1, 2, 3}}}};
    const auto before = digest(strategy, true);
    auto other = strategy;
    other.channel_intervals[0].values[0][1] = 2.0000000001;
    CHECK(digest(other, true) != before);
    CHECK(digest(other, false) == digest(strategy, false));
    other = strategy;
    other.total[Figure::cost].high = 11.5;
    CHECK(digest(other, true) != before);
}
