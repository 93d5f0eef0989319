#include "reports/documents/changed_strategies.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "reports/document/pointer.hpp"
#include "studies/compare/change_words.hpp"

namespace holdtime {

namespace {

const StrategyResults* find(const std::vector<StrategyResults>& list, const std::string& name) {
    const auto found = std::find_if(list.begin(), list.end(), [&](const auto& one) { return one.name == name; });
    return found == list.end() ? nullptr : &*found;
}

Changes of_two(const Comparison& comparison) {
    const auto& beside = *comparison.beside;
    const auto& results = comparison.results;
    Changes changes{beside.first, beside.second, {}};
    for (const auto& one : beside.partners) {
        const auto *before = find(results.strategies, one.first), *after = find(results.strategies, one.second),
                   *difference = find(results.differences, one.second);
        if (!before || !after || !difference) continue;
        changes.strategies.push_back(
            {one.name, before, after, difference, json_pointer({"strategies", one.first}),
             json_pointer({"strategies", one.second}), json_pointer({"comparison", "differences", one.second}),
             json_pointer({"comparison", "targets", one.first}), json_pointer({"comparison", "targets", one.second})});
    }
    return changes;
}

}  // namespace

Changes changes_of(const Comparison& comparison) {
    if (comparison.beside) return of_two(comparison);
    const auto& results = comparison.results;
    Changes changes{"as it is", "changed", {}};
    for (std::size_t s = 0; s < results.changed.size(); ++s) {
        const auto& name = results.strategies[s].name;
        changes.strategies.push_back(
            {name, &results.strategies[s], &results.changed[s], &results.changes[s], json_pointer({"strategies", name}),
             json_pointer({"what_if", "strategies", name}), json_pointer({"what_if", "differences", name}),
             json_pointer({"comparison", "targets", name}), json_pointer({"what_if", "targets", name})});
    }
    return changes;
}

Comparison changed_comparison(const Comparison& comparison) {
    auto changed = comparison;
    changed.results.strategies = comparison.results.changed;
    changed.results.differences.clear();
    changed.results.pairs = comparison.results.changed_pairs;
    changed.verdict = comparison.changed_verdict;
    changed.warnings = comparison.changed_remarks;
    changed.choice.clear();
    return changed;
}

bool moves(const Estimate& difference) {
    return difference.exists() && (difference.mean != 0 || (difference.has_interval() && difference.half_width() > 0));
}

bool moves(const StrategyResults& difference) {
    const auto any = [](const Figures& figures) {
        return std::any_of(figures.values.begin(), figures.values.end(), [](const auto& one) { return moves(one); });
    };
    const auto any_part = [&](const std::vector<NamedFigures>& parts) {
        return std::any_of(parts.begin(), parts.end(), [&](const auto& part) { return any(part.figures); });
    };
    return any(difference.total) || any_part(difference.channels) || any_part(difference.agent_groups);
}

std::vector<std::string> change_lines(const Comparison& comparison) {
    std::vector<std::string> lines;
    for (const auto& one : changes_of(comparison).strategies)
        lines.push_back(moves(*one.difference) ? fmt::format("{}: {}", one.name,
                                                             change_words(one.difference->total, comparison.currency,
                                                                          comparison.results.confidence))
                                               : fmt::format("nothing changes for '{}'", one.name));
    return lines;
}

}  // namespace holdtime
