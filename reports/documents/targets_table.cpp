#include <algorithm>

#include "reports/documents/comparison_tables.hpp"
#include "reports/documents/target_words.hpp"

namespace holdtime {

namespace {

/// With all undecided contacts late, and with all of them in time.
std::string undecided_text(const TargetOutcome& target, const StrategyResults& strategy) {
    for (const auto& channel : strategy.channels)
        if (channel.name == target.name && target.scope == TargetScope::horizon)
            return share_mean_text(channel.figures[Figure::service_level_low]) + " to " +
                   share_mean_text(channel.figures[Figure::service_level_high]);
    return reached_text(target);
}

Cell state_cell(const TargetOutcome& target, const StrategyResults& strategy) {
    const auto reached = reached_text(target);
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

/// `phone: 80 % in 20 s every day`, `desk: at most 85 % busy`
std::string label_of(const TargetOutcome& target) { return target.name + ": " + promise_text(target); }

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
