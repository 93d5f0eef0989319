#include "reports/documents/whole_tables.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <tuple>
#include <utility>

#include "reports/documents/period_words.hpp"

namespace holdtime {

namespace {

/// One part in each strategy, in their order; null where it has none.
using PartOfAll = std::vector<const Figures*>;

std::vector<std::string> names_of(const Results& results) {
    std::vector<std::string> names;
    for (const auto& strategy : results.strategies) names.push_back(strategy.name);
    return names;
}

Table table_of(std::string title, const PartOfAll& part, const Comparison& comparison) {
    Table table{std::move(title), "", names_of(comparison.results), {}};
    for (const auto& about : figure_info()) {
        const auto exists = [&](const Figures* figures) { return figures && (*figures)[about.figure].exists(); };
        if (std::none_of(part.begin(), part.end(), exists)) continue;
        Row row{std::string(about.key), {}};
        if (about.unit == Unit::money)
            row.label = with_money(row.label, about.figure == Figure::cost, comparison.currency, comparison.period);
        for (const auto* figures : part)
            row.cells.push_back(figures ? number_cell((*figures)[about.figure], about.unit) : words_cell(""));
        table.rows.push_back(std::move(row));
    }
    return table;
}

/// Of each name that any strategy has, in the order in which they come.
void add_parts(const char* kind, const std::vector<NamedFigures> StrategyResults::*parts, const Comparison& comparison,
               std::vector<Table>& tables) {
    const auto& strategies = comparison.results.strategies;
    std::vector<std::string> names;
    for (const auto& strategy : strategies)
        for (const auto& part : strategy.*parts)
            if (std::find(names.begin(), names.end(), part.name) == names.end()) names.push_back(part.name);
    for (const auto& name : names) {
        PartOfAll part;
        for (const auto& strategy : strategies) {
            const auto& list = strategy.*parts;
            const auto found =
                std::find_if(list.begin(), list.end(), [&](const auto& one) { return one.name == name; });
            part.push_back(found == list.end() ? nullptr : &found->figures);
        }
        tables.push_back(table_of(fmt::format("{} {}", kind, name), part, comparison));
    }
}

auto way_of(const Flow& flow) { return std::tie(flow.from, flow.to, flow.cause); }

}  // namespace

std::vector<Table> whole_tables(const Comparison& comparison) {
    PartOfAll totals;
    for (const auto& strategy : comparison.results.strategies) totals.push_back(&strategy.total);
    std::vector<Table> tables{table_of("Every figure of all customers", totals, comparison)};
    add_parts("Channel", &StrategyResults::channels, comparison, tables);
    add_parts("Agent group", &StrategyResults::agent_groups, comparison, tables);
    add_parts("Segment", &StrategyResults::segments, comparison, tables);
    add_parts("Reason", &StrategyResults::reasons, comparison, tables);
    return tables;
}

Table flows_table(const Comparison& comparison) {
    const auto& strategies = comparison.results.strategies;
    Table table{"Where customers go", "", names_of(comparison.results), {}};
    std::vector<Flow> ways;  // each once, beside those that begin where it does
    for (const auto& strategy : strategies)
        for (const auto& flow : strategy.flows) {
            if (std::any_of(ways.begin(), ways.end(), [&](const auto& way) { return way_of(way) == way_of(flow); }))
                continue;
            const auto last =
                std::find_if(ways.rbegin(), ways.rend(), [&](const auto& way) { return way.from == flow.from; });
            ways.insert(last == ways.rend() ? ways.end() : last.base(), flow);
        }
    for (const auto& way : ways) {
        Row row{fmt::format("{} to {} ({})", way.from, way.to, way.cause), {}};
        for (const auto& strategy : strategies) {
            const auto found = std::find_if(strategy.flows.begin(), strategy.flows.end(),
                                            [&](const auto& flow) { return way_of(flow) == way_of(way); });
            row.cells.push_back(found == strategy.flows.end() ? words_cell("")
                                                              : number_cell({found->mean}, Unit::count));
        }
        table.rows.push_back(std::move(row));
    }
    return table;
}

}  // namespace holdtime
