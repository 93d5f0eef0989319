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

/// What was reached; whether on the worst day or in the worst interval, the row's label says.
Cell state_cell(const TargetOutcome& target, const StrategyResults& strategy) {
    const auto reached = reached_text(target).substr(worst_words(target).size());
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

/// `phone: 80 % in 20 s every day, worst day`, `desk: at most 85 % busy`
std::string label_of(const TargetOutcome& target) {
    const auto worst = worst_words(target);
    return target.name + ": " + promise_text(target) + (worst.empty() ? "" : ", " + worst.substr(0, worst.size() - 1));
}

const TargetOutcome* find_target(const StrategyResults& strategy, const std::string& label) {
    for (const auto& target : strategy.targets)
        if (label_of(target) == label) return &target;
    return nullptr;
}

void add_labels(const StrategyResults& strategy, std::vector<std::string>& labels) {
    for (const auto& target : strategy.targets)
        if (std::find(labels.begin(), labels.end(), label_of(target)) == labels.end())
            labels.push_back(label_of(target));
}

Cell reached_cell(const StrategyResults& strategy, const std::string& label) {
    const auto* target = find_target(strategy, label);
    return target ? state_cell(*target, strategy) : words_cell("-");
}

}  // namespace

Table targets_table(const Comparison& comparison) {
    const auto& strategies = comparison.results.strategies;
    Table table{"Targets", "", {}, {}};
    for (const auto& strategy : strategies) table.columns.push_back(strategy.name);
    std::vector<std::string> labels;
    for (const auto& strategy : strategies) add_labels(strategy, labels);
    for (const auto& label : labels) {
        Row reached{label, {}}, held{"held on", {}, true};
        for (const auto& strategy : strategies) {
            const auto* target = find_target(strategy, label);
            reached.cells.push_back(reached_cell(strategy, label));
            held.cells.push_back(words_cell(target ? days_held(*target) : ""));
        }
        table.rows.push_back(std::move(reached));
        const auto said = [](const Cell& cell) { return !cell.words.empty(); };
        if (std::any_of(held.cells.begin(), held.cells.end(), said)) table.rows.push_back(std::move(held));
    }
    return table;
}

std::vector<Row> changed_targets(const Changes& changes) {
    std::vector<std::string> labels;
    for (const auto& one : changes.strategies) {
        add_labels(*one.after, labels);
        add_labels(*one.before, labels);
    }
    std::vector<Row> rows;
    for (const auto& label : labels) {
        Row after{label, {}}, before{changes.before, {}, true};
        for (const auto& one : changes.strategies) {
            after.cells.push_back(reached_cell(*one.after, label));
            before.cells.push_back(reached_cell(*one.before, label));
        }
        rows.push_back(std::move(after));
        rows.push_back(std::move(before));
    }
    return rows;
}

std::vector<Row> changed_targets(const ChangedStrategy& one) {
    std::vector<std::string> labels;
    add_labels(*one.after, labels);
    add_labels(*one.before, labels);
    std::vector<Row> rows;
    for (const auto& label : labels)
        rows.push_back({label, {reached_cell(*one.before, label), reached_cell(*one.after, label), words_cell("")}});
    return rows;
}

}  // namespace holdtime
