#include "reports/documents/comparison_tables.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <span>

#include "reports/document/pointer.hpp"
#include "reports/documents/period_words.hpp"
#include "reports/documents/shown_figures.hpp"

namespace holdtime {

namespace {

struct ShownOfGroup {
    Figure figure;
    const char* label;
};

constexpr std::array shown_by_group{
    ShownOfGroup{Figure::agents_peak, "most"},
    ShownOfGroup{Figure::agents_on_duty, "mean"},
    ShownOfGroup{Figure::occupancy, "occupancy"},
    ShownOfGroup{Figure::concurrency, "chats at once"},
    ShownOfGroup{Figure::paid_hours, "paid hours"},
    ShownOfGroup{Figure::cost, "cost"},
    ShownOfGroup{Figure::occupancy_gini, "unequally busy"},
    ShownOfGroup{Figure::agents_above_85, "above 85 %"},
    ShownOfGroup{Figure::aht_spread, "aht apart"},
    ShownOfGroup{Figure::resolved_spread, "resolved apart"},
};

/// What a choice is made by, and which goes first where there is no room.
struct Decisive {
    Shown shown;
    std::size_t rank;
};
constexpr std::array decisive{
    Decisive{{Figure::customers, "customers", 0}, 0},
    Decisive{{Figure::unserved, "never served", -1, true}, 1},
    Decisive{{Figure::resolution_rate, "resolution", 1, true}, 3},
    Decisive{{Figure::abandonment_rate, "abandonment", -1}, 5},
    Decisive{{Figure::cost, "cost", -1, true}, 2},
    Decisive{{Figure::cost_per_resolution, "cost per resolution", -1, true}, 4},
    Decisive{{Figure::churn, "customers lost", -1}, 7},
    Decisive{{Figure::value, "value", 1, true}, 6},
};

/// Is there anything to tell of the figure?
bool says_anything(const Shown& shown, const std::vector<StrategyResults>& strategies) {
    return std::any_of(strategies.begin(), strategies.end(), [&](const auto& one) {
        const auto& value = one.total[shown.figure];
        return value.exists() && (!shown.if_any || value.mean > 0);
    });
}

std::vector<std::string> names_of(const std::vector<StrategyResults>& strategies) {
    std::vector<std::string> names;
    for (const auto& strategy : strategies) names.push_back(strategy.name);
    return names;
}

const Figures* find_part(const std::vector<NamedFigures>& parts, const std::string& name) {
    for (const auto& part : parts)
        if (part.name == name) return &part.figures;
    return nullptr;
}

/// The cell with the place of its mean in the results, where there is one.
Cell placed(Cell cell, Figure figure, std::initializer_list<std::string_view> part) {
    if (!cell.value.exists()) return cell;
    return pointing(std::move(cell), json_pointer(part) + json_pointer({info(figure).key, "mean"}));
}

/// "against phone only", the difference of each strategy from the baseline (of two results: from the first's strategy)
/// in its column.
Row difference_row(const Shown& shown, const Results& results, const std::string& against) {
    Row row{"against " + against, {}, true};
    for (const auto& strategy : results.strategies) {
        const auto found = std::find_if(results.differences.begin(), results.differences.end(),
                                        [&](const auto& one) { return one.name == strategy.name; });
        if (found == results.differences.end()) {
            row.cells.push_back(words_cell(""));
            continue;
        }
        const auto& difference = found->total[shown.figure];
        row.cells.push_back(
            placed(difference_cell(difference, info(shown.figure).unit, mood_of(difference, shown.more_is_better)),
                   shown.figure, {"comparison", "differences", strategy.name, "total"}));
    }
    return row;
}

/// Figures that some group has.
std::vector<ShownOfGroup> columns_of_groups(const std::vector<StrategyResults>& strategies) {
    std::vector<ShownOfGroup> columns;
    for (const auto& shown : shown_by_group) {
        const auto has = [&](const NamedFigures& group) { return group.figures[shown.figure].exists(); };
        if (std::any_of(strategies.begin(), strategies.end(), [&](const auto& one) {
                return std::any_of(one.agent_groups.begin(), one.agent_groups.end(), has);
            }))
            columns.push_back(shown);
    }
    return columns;
}

Table figures_table(const std::string& title, std::span<const Shown> list, const Comparison& comparison) {
    const auto& results = comparison.results;
    Table table{title, "", names_of(results.strategies), {}};
    const bool mixed = mixes_kinds(comparison);
    for (const auto& shown : list) {
        if (!says_anything(shown, results.strategies) || (mixed && shown.mixes_channels)) continue;
        Row row{label_of(shown.label, shown.figure, comparison), {}, false, goes_with_above(shown.figure)};
        for (const auto& strategy : results.strategies)
            row.cells.push_back(placed(number_cell(strategy.total[shown.figure], info(shown.figure).unit), shown.figure,
                                       {"strategies", strategy.name, "total"}));
        table.rows.push_back(std::move(row));
        if (shown.differs && !results.differences.empty())
            table.rows.push_back(
                difference_row(shown, results, comparison.beside ? comparison.beside->first : results.baseline));
    }
    return table;
}

}  // namespace

Table totals_table(const Comparison& comparison) { return figures_table("All customers", shown_in_total, comparison); }

std::vector<Shown> decisive_shown(std::size_t most) {
    std::vector<Shown> shown;
    for (const auto& one : decisive)
        if (one.rank < most) shown.push_back(one.shown);
    return shown;
}

Table decisive_figures(const Comparison& comparison, std::size_t most) {
    return figures_table("", decisive_shown(most), comparison);
}

Table channels_table(const Comparison& comparison) {
    const auto& strategies = comparison.results.strategies;
    Table table{"By channel", "", names_of(strategies), {}};
    std::vector<std::string> channels;
    for (const auto& strategy : strategies)
        for (const auto& channel : strategy.channels)
            if (std::find(channels.begin(), channels.end(), channel.name) == channels.end())
                channels.push_back(channel.name);
    for (const auto& name : channels)
        for (const auto& shown : shown_by_channel) {
            if (shown.figure == Figure::offered && is_machine(comparison, name)) continue;
            Row row{name + ": " + shown.label, {}, false, goes_with_above(shown.figure)};
            bool exists = false;
            for (const auto& strategy : strategies) {
                const auto* figures = find_part(strategy.channels, name);
                const bool says = figures && (*figures)[shown.figure].exists() &&
                                  (!shown.if_any || (*figures)[shown.figure].mean > 0);
                exists = exists || says;
                row.cells.push_back(figures ? placed(number_cell((*figures)[shown.figure], info(shown.figure).unit),
                                                     shown.figure, {"strategies", strategy.name, "channels", name})
                                            : words_cell(""));
            }
            if (exists) table.rows.push_back(std::move(row));
        }
    return table;
}

std::vector<Table> group_tables(const Comparison& comparison) {
    std::vector<Table> tables;
    Table table{"Agent groups", "agents on duty", {}, {}};
    const auto columns = columns_of_groups(comparison.results.strategies);
    for (const auto& shown : columns) {
        const bool money = info(shown.figure).unit == Unit::money && !comparison.currency.empty();
        table.columns.push_back(money ? fmt::format("{} ({})", shown.label, comparison.currency) : shown.label);
    }
    for (const auto& strategy : comparison.results.strategies) {
        if (comparison.results.strategies.size() > 1) table.rows.push_back({strategy.name, {}});
        for (const auto& group : strategy.agent_groups) {
            Row row{group.name, {}, comparison.results.strategies.size() > 1};
            for (const auto& shown : columns)
                row.cells.push_back(placed(mean_cell(group.figures[shown.figure], info(shown.figure).unit),
                                           shown.figure, {"strategies", strategy.name, "agent_groups", group.name}));
            table.rows.push_back(std::move(row));
        }
    }
    if (!table.rows.empty()) tables.push_back(std::move(table));
    return tables;
}

}  // namespace holdtime
