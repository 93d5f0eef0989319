#include "studies/compare/beside.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "studies/compare/change_words.hpp"
#include "studies/compare/two_results.hpp"
#include "studies/compare/wording.hpp"

namespace holdtime {

namespace {

bool has(const Comparison& comparison, const std::string& name) {
    const auto& all = comparison.results.strategies;
    return std::any_of(all.begin(), all.end(), [&](const auto& one) { return one.name == name; });
}

/// What a strategy is called beside the other result's.
std::string name_of(const std::string& strategy, const NamedComparison& from, const Comparison& other) {
    return has(other, strategy) ? fmt::format("{} ({})", strategy, from.name) : strategy;
}

std::size_t place_of(const Comparison& comparison, const std::string& name) {
    const auto& all = comparison.results.strategies;
    return static_cast<std::size_t>(
        std::find_if(all.begin(), all.end(), [&](const auto& one) { return one.name == name; }) - all.begin());
}

/// Which days were played, how often, and from which seed.
std::string asked(const Comparison& comparison) {
    const auto& period = comparison.period;
    auto when = period.first == period.last ? period.first : period.first + " to " + period.last;
    if (!period.length.empty()) when += (when.empty() ? "" : " (") + period.length + (when.empty() ? "" : ")");
    const auto& results = comparison.results;
    if (results.replications == 0) return fmt::format("{}, by the formula {}", when, results.engine);
    return fmt::format("{}, {} run{}, seed {}", when, count_text(results.replications),
                       results.replications == 1 ? "" : "s", results.seed);
}

/// Strategies of one name; where each result has one strategy, those two.
Beside partners_of(const NamedComparison& a, const NamedComparison& b) {
    Beside beside{a.name, b.name, asked(a.comparison), asked(b.comparison), can_be_paired(a.comparison, b.comparison),
                  {}};
    const auto &first = a.comparison.results.strategies, &second = b.comparison.results.strategies;
    if (first.size() == 1 && second.size() == 1 && first[0].name != second[0].name)
        beside.partners.push_back({first[0].name, first[0].name, second[0].name});
    for (const auto& one : first)
        if (has(b.comparison, one.name))
            beside.partners.push_back(
                {one.name, name_of(one.name, a, b.comparison), name_of(one.name, b, a.comparison)});
    return beside;
}

void add_strategies(Comparison& both, const NamedComparison& from, const Comparison& other) {
    for (auto strategy : from.comparison.results.strategies) {
        strategy.name = name_of(strategy.name, from, other);
        both.results.strategies.push_back(std::move(strategy));
    }
}

/// Of partners, the second minus the first: by their places, which are those of their results one after the other.
void add_differences(Comparison& both, const NamedComparison& a, const NamedComparison& b) {
    const auto firsts = a.comparison.results.strategies.size();
    for (const auto& one : both.beside->partners) {
        const auto first = place_of(both, one.first), second = place_of(both, one.second) - firsts;
        both.results.differences.push_back(
            difference_of({a.comparison, first}, {b.comparison, second}, both.beside->paired));
        both.results.differences.back().name = one.second;
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

/// The first sentence of a verdict: what it chooses.
std::string first_sentence(const std::string& verdict) {
    const auto end = verdict.find(". ");
    return end == std::string::npos ? verdict : verdict.substr(0, end + 1);
}

std::string said(const NamedComparison& of) {
    return fmt::format("{}: {}", of.name, first_sentence(of.comparison.verdict));
}

/// What the second has over the first, strategy by strategy; those that differ alike together.
std::string differences_told(const Comparison& both) {
    const auto& beside = *both.beside;
    if (beside.partners.empty())
        return fmt::format("{} and {} have no strategy of one name: nothing is subtracted.", beside.first,
                           beside.second);
    Named<std::string> told;  // what is said, and of whom
    for (std::size_t p = 0; p < beside.partners.size(); ++p) {
        auto words = change_words(both.results.differences[p].total, both.currency, both.results.confidence);
        if (auto at = index_of(told, words))
            told[*at].second += ", " + beside.partners[p].name;
        else
            told.emplace_back(std::move(words), beside.partners[p].name);
    }
    std::string text;
    for (const auto& [words, names] : told) text += fmt::format("{}{}: {}", text.empty() ? "" : "; ", names, words);
    return fmt::format("From {} to {}: {}.", beside.first, beside.second, text);
}

/// On what terms the two are subtracted from each other.
std::string how_comparable(const Comparison& a, const Comparison& b, bool paired) {
    if (paired)
        return fmt::format(
            "Differences are paired, run by run ({} runs from seed {} in both): customers, never served, resolution, "
            "abandonment, cost and cost per resolution; all others are taken as independent, with an interval wider "
            "than need be.",
            count_text(a.results.replications), a.results.seed);
    const char* why = a.results.replications != b.results.replications ? "the results have different numbers of runs"
                      : a.results.seed != b.results.seed               ? "their seeds differ, and so their customers"
                      : a.results.confidence != b.results.confidence   ? "their intervals are of different confidence"
                      : a.interval_labels != b.interval_labels         ? "they play different days"
                      : a.results.replications < 2                     ? "there is one run, or none"
                                                                       : "they do not hold their single runs";
    return fmt::format(
        "Differences are not paired ({}): their intervals are those of independent results; run --what-if compares on "
        "the same customers.",
        why);
}

/// Those of one result with its name before them.
std::vector<std::string> warnings_of(const NamedComparison& a, const NamedComparison& b) {
    std::vector<std::string> list;
    for (const auto* from : {&a, &b})
        for (const auto& warning : from->comparison.warnings) {
            const auto& others = (from == &a ? b : a).comparison.warnings;
            const bool shared = std::find(others.begin(), others.end(), warning) != others.end();
            if (!shared)
                list.push_back(fmt::format("{}: {}", from->name, warning));
            else if (from == &a)
                list.push_back(warning);
        }
    return list;
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
    both.results.baseline.clear();
    both.results.differences.clear();
    both.decisive.clear();
    both.changed_decisive.clear();
    both.beside = partners_of(a, b);
    add_strategies(both, a, other);
    add_strategies(both, b, a.comparison);
    add_differences(both, a, b);
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
    both.best_probability.reset();
    both.objective.reset();
    both.looks.reset();
    both.sureness.clear();
    both.verdict = fmt::format("{} {} {}", differences_told(both), said(a), said(b));
    both.fairness = how_comparable(a.comparison, other, both.beside->paired);
    for (const auto& [name, kind] : other.channel_kinds)
        if (!index_of(both.channel_kinds, name)) both.channel_kinds.emplace_back(name, kind);
    both.warnings = warnings_of(a, b);
    for (const auto& used : other.defaults)
        if (std::none_of(both.defaults.begin(), both.defaults.end(),
                         [&](const auto& one) { return one.path == used.path && one.value == used.value; }))
            both.defaults.push_back(used);
    if (a.comparison.interval_labels != other.interval_labels) drop_intervals(both);
    return both;
}

}  // namespace holdtime
