#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>

#include "reports/documents/comparison_tables.hpp"
#include "reports/text/numbers.hpp"
#include "studies/compare/wording.hpp"

namespace holdtime {

namespace {

std::string mean_text(Estimate estimate) {
    estimate.low = estimate.high = std::numeric_limits<double>::quiet_NaN();
    return estimate_text(estimate, Unit::share);
}

/// With all undecided contacts late, and with all of them in time.
std::string undecided_text(const TargetOutcome& target, const StrategyResults& strategy) {
    for (const auto& channel : strategy.channels)
        if (channel.name == target.name && target.scope == TargetScope::horizon)
            return mean_text(channel.figures[Figure::service_level_low]) + " to " +
                   mean_text(channel.figures[Figure::service_level_high]);
    return mean_text(target.value);
}

Cell state_cell(const TargetOutcome& target, const StrategyResults& strategy) {
    const auto reached = mean_text(target.value);
    switch (target.state) {
        case TargetState::met:
            return words_cell(reached + " met", Mood::good);
        case TargetState::missed:
            return words_cell(reached + " MISSED", Mood::bad);
        case TargetState::on_the_line:
            return words_cell(reached + " on the line", Mood::look);
        case TargetState::undecided:
            return words_cell(undecided_text(target, strategy) + " undecided", Mood::look);
        case TargetState::no_contacts:
            break;
    }
    return words_cell("no contacts");
}

std::string days_held(const TargetOutcome& target) {
    if (target.days == 0) return "";
    return fmt::format("{} of {} {}{}", count_text(target.days_met), count_text(target.days),
                       target.by_replication ? "run" : "day", target.days == 1 ? "" : "s");
}

/// T as people write it: 20 s, 5 min, 8 h.
std::string in_words(Seconds within) {
    if (within < 0) return "time";
    const auto whole = [&](double unit) { return within >= unit && std::fmod(within, unit) == 0; };
    if (whole(3600)) return fmt::format("{:g} h", within / 3600);
    if (whole(60) && within > 60) return fmt::format("{:g} min", within / 60);
    return fmt::format("{:g} s", within);
}

/// `phone: 80 % in 20 s every day`, `desk: at most 85 % busy`
std::string label_of(const TargetOutcome& target) {
    constexpr const char* scopes[] = {" every interval", " every day", ""};
    const auto share = plain_share(target.target);
    const auto promise = target.figure == TargetFigure::service_level      ? share + " in " + in_words(target.within)
                         : target.figure == TargetFigure::abandonment_rate ? "at most " + share + " abandon"
                                                                           : "at most " + share + " busy";
    return fmt::format("{}: {}{}", target.name, promise, scopes[static_cast<std::size_t>(target.scope)]);
}

const TargetOutcome* find_target(const StrategyResults& strategy, const std::string& label) {
    for (const auto& target : strategy.targets)
        if (label_of(target) == label) return &target;
    return nullptr;
}

std::vector<std::string> labels_of(const std::vector<StrategyResults>& strategies) {
    std::vector<std::string> labels;
    for (const auto& strategy : strategies)
        for (const auto& target : strategy.targets)
            if (std::find(labels.begin(), labels.end(), label_of(target)) == labels.end())
                labels.push_back(label_of(target));
    return labels;
}

}  // namespace

Table targets_table(const Comparison& comparison) {
    const auto& strategies = comparison.results.strategies;
    Table table{"Targets", "", {}, {}};
    for (const auto& strategy : strategies) table.columns.push_back(strategy.name);
    for (const auto& label : labels_of(strategies)) {
        Row reached{label, {}}, held{"held on", {}, true};
        for (const auto& strategy : strategies) {
            const auto* target = find_target(strategy, label);
            reached.cells.push_back(target ? state_cell(*target, strategy) : words_cell("-"));
            held.cells.push_back(words_cell(target ? days_held(*target) : ""));
        }
        table.rows.push_back(std::move(reached));
        const auto said = [](const Cell& cell) { return !cell.words.empty(); };
        if (std::any_of(held.cells.begin(), held.cells.end(), said)) table.rows.push_back(std::move(held));
    }
    return table;
}

}  // namespace holdtime
