#include "studies/analytic/ten_digits.hpp"

#include <fmt/format.h>

#include <charconv>
#include <cmath>

namespace holdtime {

namespace {

void round_figures(Figures& figures) {
    for (auto& estimate : figures.values) estimate.mean = ten_digits(estimate.mean);
    for (auto& estimate : figures.items) estimate.mean = ten_digits(estimate.mean);
}

void round_strategy(StrategyResults& strategy, Stop stop) {
    round_figures(strategy.total);
    for (auto* parts : {&strategy.channels, &strategy.agent_groups, &strategy.segments, &strategy.reasons})
        for (auto& part : *parts) round_figures(part.figures);
    for (auto* intervals : {&strategy.channel_intervals, &strategy.group_intervals})
        for (auto& part : *intervals)
            for (auto& values : part.values) {
                stop.check();
                for (double& value : values) value = ten_digits(value);
            }
}

}  // namespace

double ten_digits(double value) {
    if (value == 0 || !std::isfinite(value)) return value;
    const auto text = fmt::format("{:.9e}", value);
    std::from_chars(text.data(), text.data() + text.size(), value);
    return value;
}

void round_to_ten_digits(Results& results, Stop stop) {
    for (auto& strategy : results.strategies) round_strategy(strategy, stop);
    for (auto& strategy : results.differences) round_strategy(strategy, stop);
}

}  // namespace holdtime
