#include "studies/compare/beside.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace holdtime {

namespace {

bool has(const Comparison& comparison, const std::string& name) {
    const auto& all = comparison.results.strategies;
    return std::any_of(all.begin(), all.end(), [&](const auto& one) { return one.name == name; });
}

void add_strategies(Comparison& both, const NamedComparison& from, const Comparison& other) {
    for (auto strategy : from.comparison.results.strategies) {
        if (has(other, strategy.name)) strategy.name = fmt::format("{} ({})", strategy.name, from.name);
        both.results.strategies.push_back(std::move(strategy));
    }
}

/// Their intervals side by side would not be the same times.
void drop_intervals(Comparison& both) {
    both.interval_labels.clear();
    for (auto& strategy : both.results.strategies) {
        strategy.channel_intervals.clear();
        strategy.group_intervals.clear();
    }
}

std::string said(const NamedComparison& of) { return fmt::format("{}: {}", of.name, of.comparison.verdict); }

/// Why the two cannot simply be subtracted from each other.
std::string how_comparable(const Comparison& a, const Comparison& b) {
    const bool same = a.results.seed == b.results.seed && a.results.replications == b.results.replications;
    return fmt::format(
        "Two results beside each other: their differences are not paired{}; run --what-if or one scenario "
        "with both strategies compares them on the same customers.",
        same ? "" : ", and their customers are not the same");
}

}  // namespace

Comparison beside(const NamedComparison& a, const NamedComparison& b) {
    Comparison both = a.comparison;
    const auto& other = b.comparison;
    both.scenario = a.comparison.scenario == other.scenario
                        ? a.comparison.scenario
                        : fmt::format("{} and {}", a.comparison.scenario, other.scenario);
    both.question = fmt::format("How does {} compare with {}?", a.name, b.name);
    both.hash = a.comparison.hash == other.hash ? a.comparison.hash : a.comparison.hash + " and " + other.hash;
    both.results.strategies.clear();
    add_strategies(both, a, other);
    add_strategies(both, b, a.comparison);
    both.results.baseline.clear();
    both.results.differences.clear();
    both.results.pairs.clear();
    both.results.figures.clear();
    both.results.changed.clear();
    both.results.changes.clear();
    both.results.replications = std::min(a.comparison.results.replications, other.results.replications);
    both.results.partial = a.comparison.results.partial || other.results.partial;
    both.engines.clear();
    both.changes.clear();
    both.changed_verdict.clear();
    both.changed_remarks.clear();
    both.undominated.clear();
    both.choice.clear();
    both.asked = {};
    both.verdict = said(a) + " " + said(b);
    both.fairness = how_comparable(a.comparison, other);
    for (const auto& [name, kind] : other.channel_kinds)
        if (!index_of(both.channel_kinds, name)) both.channel_kinds.emplace_back(name, kind);
    for (const auto& warning : other.warnings)
        if (std::find(both.warnings.begin(), both.warnings.end(), warning) == both.warnings.end())
            both.warnings.push_back(warning);
    for (const auto& used : other.defaults)
        if (std::none_of(both.defaults.begin(), both.defaults.end(),
                         [&](const auto& one) { return one.path == used.path && one.value == used.value; }))
            both.defaults.push_back(used);
    if (a.comparison.interval_labels != other.interval_labels) drop_intervals(both);
    return both;
}

}  // namespace holdtime
