#include "reports/documents/tidy_tables.hpp"

#include <fmt/format.h>

#include "reports/documents/check_wording.hpp"

namespace holdtime {

namespace {

Cell plain_number(double number) { return number_cell({number}, Unit::count); }

struct PartKind {
    const char* name;
    unsigned part;
};

/// A row per figure that the part has; `more`: what stands in a further column, if anything.
void add_part(Table& table, const std::string& strategy, const PartKind& kind, const std::string& name,
              const Figures& figures, const std::string& more) {
    for (std::size_t f = 0; f < figure_count; ++f) {
        const auto& about = figure_info()[f];
        if ((about.parts & kind.part) == 0) continue;
        if (!figures.lists(about.figure)) continue;
        const auto& value = figures.values[f];
        Row row{strategy,
                {words_cell(kind.name), words_cell(name), words_cell(std::string(about.key)), plain_number(value.mean),
                 plain_number(value.low), plain_number(value.high)}};
        if (!more.empty()) row.cells.push_back(words_cell(more));
        table.rows.push_back(std::move(row));
    }
}

void add_results(Table& table, const std::vector<StrategyResults>& strategies, const std::string& more) {
    for (const auto& strategy : strategies) {
        add_part(table, strategy.name, {"total", in_total}, "", strategy.total, more);
        const auto add_all = [&](const PartKind& kind, const std::vector<NamedFigures>& parts) {
            for (const auto& one : parts) add_part(table, strategy.name, kind, one.name, one.figures, more);
        };
        add_all({"channel", in_channel}, strategy.channels);
        add_all({"agent_group", in_group}, strategy.agent_groups);
        add_all({"segment", in_segment}, strategy.segments);
        add_all({"reason", in_reason}, strategy.reasons);
    }
}

/// In every row, as rows are copied and joined; a complete table has no such column.
void mark_as_partial(Table& table) {
    table.columns.emplace_back("partial");
    for (auto& row : table.rows) row.cells.push_back(words_cell("true"));
}

/// The words, and numbers that may not exist.
Row check_row(const ScenarioCheck& check, const std::string& path, const std::string& status,
              const std::vector<Cell>& rest) {
    Row row{check.scenario, {words_cell(path), words_cell(status)}};
    row.cells.insert(row.cells.end(), rest.begin(), rest.end());
    row.cells.resize(7);
    return row;
}

std::string verdict_word(const CheckedFigure& figure) {
    return is_changed(figure) ? "changed" : figure.verdict == FigureVerdict::added ? "new" : "same";
}

void add_check(Table& table, const ScenarioCheck& check) {
    for (const auto& problem : check.problems)
        table.rows.push_back(check_row(check, "", "broken: " + to_string(problem), {}));
    if (check.other_scenario)
        table.rows.push_back(check_row(check, "", fmt::format("other scenario: {}", other_scenario_text), {}));
    for (const auto& one : check.expectations)
        table.rows.push_back(check_row(check, one.path, (one.met ? "met " : "not met ") + one.condition,
                                       {words_cell(""), plain_number(one.now.mean)}));
    if (!check.comparison) return;
    for (const auto& one : check.comparison->figures)
        table.rows.push_back(
            check_row(check, one.path, verdict_word(one),
                      {plain_number(one.baseline.mean), plain_number(one.now.mean), plain_number(one.change.mean),
                       plain_number(one.threshold), words_cell(one.significant ? "true" : "false")}));
}

}  // namespace

Table comparison_rows(const Comparison& comparison) {
    Table table{"", "strategy", {"part", "name", "figure", "mean", "low", "high"}, {}};
    const auto& results = comparison.results;
    if (!results.changed.empty()) {
        table.columns.emplace_back("world");
        add_results(table, results.strategies, "as it is");
        add_results(table, results.changed, "changed");
        add_results(table, results.changes, "difference");
    } else if (comparison.engines.empty()) {
        add_results(table, results.strategies, "");
    } else {
        table.columns.emplace_back("engine");
        add_results(table, results.strategies, results.engine);
        for (const auto& engine : comparison.engines) add_results(table, engine.strategies, engine.engine);
    }
    for (const auto& one : results.figures) {
        Row row{"",
                {words_cell("figure"), words_cell(""), words_cell(one.name), plain_number(one.value.mean),
                 plain_number(one.value.low), plain_number(one.value.high)}};
        row.cells.resize(table.columns.size());
        table.rows.push_back(std::move(row));
    }
    if (comparison.results.partial) mark_as_partial(table);
    return table;
}

Table staffing_rows(const Staffing& staffing) {
    Table table{"", "strategy", {"agent_group", "interval_start", "agents"}, {}};
    for (const auto& strategy : staffing.strategies)
        for (const auto& group : strategy.groups)
            for (std::size_t i = 0; i < group.agents.size(); ++i)
                table.rows.push_back(
                    {strategy.name,
                     {words_cell(group.name), words_cell(staffing.interval_labels[i]), plain_number(group.agents[i])}});
    return table;
}

Table check_rows(const std::vector<ScenarioCheck>& checks) {
    Table table{"", "scenario", {"path", "status", "baseline", "now", "change", "threshold", "significant"}, {}};
    for (const auto& check : checks) add_check(table, check);
    return table;
}

}  // namespace holdtime
