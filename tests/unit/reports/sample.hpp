#pragma once

#include "studies/compare/compare.hpp"

namespace holdtime::test {

/// Two strategies, one of them with a chat channel that the baseline does not have; few figures, the others do not
/// exist.
inline Comparison small_comparison() {
    Comparison c;
    c.scenario = "A *small* bank";
    c.hash = "0123456789abcdef";
    c.currency = "EUR";
    c.period = {"2026-03-02", "2026-03-02", "1 day", "8h", ""};
    c.channel_kinds = {{"phone", "voice"}, {"chat", "chat"}};
    c.interval_labels = {"2026-03-02T08:00:00+01:00", "2026-03-02T08:30:00+01:00"};
    c.verdict = "'both' costs 312 EUR (8.0 %) less than 'phone only' (95 % interval 290 to 334). Choose 'both'.";
    c.fairness = "Strategies are compared as staffed.";
    c.warnings = {"'phone only' never serves 22.7 % of its customers (unserved)"};
    c.defaults = {{"segments.everyone.patience.phone", "exponential, mean 10min", "published waits", "medium"}};
    auto& r = c.results;
    r.engine = "simulation";
    r.replications = 200;
    r.seed = 18446744073709551615ull;
    r.baseline = "phone only";
    r.strategies.resize(2);
    r.strategies[0].name = "phone only";
    r.strategies[1].name = "both";
    for (auto& strategy : r.strategies) {
        strategy.total[Figure::offered] = {4981.25, 4972, 4990.5};
        strategy.total[Figure::service_level] = {0.8314, 0.8274, 0.8354};
        strategy.total[Figure::cost] = {3900.123, 3890, 3910.246};
        strategy.channels.push_back({"phone", strategy.total});
        strategy.agent_groups.push_back({"phone desk", {}});
        strategy.agent_groups[0].figures[Figure::occupancy] = {0.75, 0.75, 0.75};
        strategy.segments.push_back({"every|one", strategy.total});
        strategy.reasons.push_back({"say \"hello\", please", strategy.total});
        strategy.channel_intervals.push_back({"phone", std::vector<std::vector<double>>(figure_count)});
        strategy.channel_intervals[0].values[static_cast<std::size_t>(Figure::offered)] = {12.5, 0};
        strategy.channel_intervals[0].values[static_cast<std::size_t>(Figure::service_level)] = {0.1, Estimate{}.mean};
    }
    r.strategies[1].channels.push_back({"chat", {}});
    r.strategies[1].channels[1].figures[Figure::asa] = {7200.0, Estimate{}.low, Estimate{}.high};
    r.differences.resize(1);
    r.differences[0].name = "both";
    r.differences[0].total[Figure::offered] = {0, 0, 0};
    r.differences[0].total[Figure::service_level] = {-0.0472, -0.0482, -0.0462};
    r.differences[0].total[Figure::cost] = {-312.4, -334, -290.8};
    return c;
}

}  // namespace holdtime::test
