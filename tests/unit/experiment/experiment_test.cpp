// Replications of several strategies: paired, in order, and the same whatever the threads.

#include <algorithm>

#include "sim/experiment/experiment.hpp"
#include "tests/catch.hpp"
#include "tests/unit/center/stage.hpp"

using namespace holdtime;
using namespace holdtime::stage;

namespace {

/// Customers at 0, 100, 200, ..., each with 150 s of talk.
class Regular final : public ArrivalProcess, public ArrivalStream {
public:
    std::unique_ptr<ArrivalStream> open() const override { return std::make_unique<Regular>(); }
    std::vector<double> expected() const override { return std::vector<double>(6, 6.0); }
    void restart(const StreamKey&) override { sent_ = false; }
    std::size_t next(std::span<Seconds> times) override {
        if (std::exchange(sent_, true)) return 0;
        for (std::size_t i = 0; i < 36; ++i) times[i] = 100.0 * static_cast<double>(i);
        return 36;
    }

private:
    bool sent_ = false;
};

Description desk(const std::string& name, std::uint32_t agents) {
    auto d = phone(agents);
    d.strategy = name;
    d.segments[0].arrivals = std::make_shared<Regular>();
    d.segments[0].reason_shares = {1};
    d.segments[0].channels[0].prefers = 1;
    d.reasons[0].talk_time[0] = std::make_shared<Constant>(150);
    d.reasons[0].resolved = {1};
    d.money.add(Item::wages, Quantity::paid_hours, 30);
    return d;
}

}  // namespace

TEST_CASE("strategies meet the same customers, and differ from the baseline by what they are") {
    const std::vector<Description> strategies{desk("one", 1), desk("two", 2)};
    ExperimentSettings settings;
    settings.replications = 4;
    settings.threads = 1;
    const auto results = run_experiment(strategies, settings);
    REQUIRE(results.strategies.size() == 2);
    CHECK(results.baseline == "one");
    CHECK(results.strategies[0].total[Figure::offered].mean == 36);
    CHECK(results.strategies[1].total[Figure::asa].mean == 0);
    CHECK(results.strategies[0].total[Figure::asa].mean == 50 * 35 / 2.0);  // each waits 50 s more than the one before
    REQUIRE(results.differences.size() == 1);
    CHECK(results.differences[0].total[Figure::asa].mean == -875);
    CHECK(results.differences[0].total[Figure::customers].mean == 0);
    CHECK(results.strategies[1].total[Figure::paid_hours].mean ==
          2 + 100.0 / 2 / 3600);  // the last caller hangs up 50 s after the end
}

TEST_CASE("records come in the order of replications, then strategies, whatever the threads") {
    const std::vector<Description> strategies{desk("one", 1), desk("two", 2)};
    for (const unsigned threads : {1u, 3u}) {
        ExperimentSettings settings;
        settings.replications = 5;
        settings.threads = threads;
        std::vector<std::pair<std::uint32_t, std::size_t>> order;
        std::size_t contacts = 0;
        settings.records = [&](std::uint32_t replication, std::size_t strategy, auto records) {
            order.emplace_back(replication, strategy);
            contacts += records.size();
        };
        run_experiment(strategies, settings);
        CHECK(std::is_sorted(order.begin(), order.end()));
        CHECK(contacts == 5 * 2 * 36);
    }
}
