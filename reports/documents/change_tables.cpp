#include "reports/documents/change_tables.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "reports/document/pointer.hpp"
#include "reports/documents/shown_figures.hpp"

namespace holdtime {

namespace {

/// One part of a strategy before and after.
struct Change {
    const Figures& before;
    const Figures& after;
    const Figures& difference;
    std::string place;  ///< of the part below `strategies`: /phone only/total
};

/// The cell with the place of its mean in the results, where there is one.
Cell placed(Cell cell, Figure figure, const std::string& place) {
    if (!cell.value.exists()) return cell;
    return pointing(std::move(cell), place + json_pointer({info(figure).key, "mean"}));
}

bool moves(const Estimate& difference) {
    return difference.exists() && (difference.mean != 0 || (difference.has_interval() && difference.half_width() > 0));
}

bool always_shown(Figure figure) {
    return figure == Figure::cost || figure == Figure::unserved || figure == Figure::resolution_rate;
}

bool is_above_zero(const Estimate& value) { return value.exists() && value.mean > 0; }

/// The row of one figure, unless there is nothing to tell.
void add_row(Table& table, const std::string& label, const Shown& shown, bool always, const Change& change) {
    const auto& before = change.before[shown.figure];
    const auto& after = change.after[shown.figure];
    const auto& difference = change.difference[shown.figure];
    if (!before.exists() && !after.exists()) return;
    const bool comes_or_goes = before.exists() != after.exists();
    if (!always && !comes_or_goes && !moves(difference)) return;
    if (shown.if_any && !is_above_zero(before) && !is_above_zero(after)) return;
    const auto unit = info(shown.figure).unit;
    const bool both = before.exists() && after.exists();  // nothing is more or less than nothing
    table.rows.push_back({label,
                          {placed(number_cell(before, unit), shown.figure, "/strategies" + change.place),
                           placed(number_cell(after, unit), shown.figure, "/what_if/strategies" + change.place),
                           both ? placed(difference_cell(difference, unit, mood_of(difference, shown.more_is_better)),
                                         shown.figure, "/what_if/differences" + change.place)
                                : words_cell("")},
                          false,
                          goes_with_above(shown.figure)});
}

const Figures* find_part(const std::vector<NamedFigures>& parts, const std::string& name) {
    for (const auto& part : parts)
        if (part.name == name) return &part.figures;
    return nullptr;
}

bool moves(const StrategyResults& change) {
    const auto any = [](const Figures& figures) {
        return std::any_of(figures.values.begin(), figures.values.end(), [](const auto& one) { return moves(one); });
    };
    const auto any_part = [&](const std::vector<NamedFigures>& parts) {
        return std::any_of(parts.begin(), parts.end(), [&](const auto& part) { return any(part.figures); });
    };
    return any(change.total) || any_part(change.channels) || any_part(change.agent_groups);
}

/// Waits and service by channel: over channels of different kinds they have no common mean.
void add_channels(Table& table, const StrategyResults& before, const StrategyResults& after,
                  const StrategyResults& change) {
    for (const auto& channel : before.channels) {
        const auto* then = find_part(after.channels, channel.name);
        const auto* difference = find_part(change.channels, channel.name);
        if (!then || !difference) continue;
        for (const auto& shown : shown_by_channel)
            add_row(table, channel.name + ": " + shown.label, shown, false,
                    {channel.figures, *then, *difference, json_pointer({before.name, "channels", channel.name})});
    }
}

Table change_table(const Comparison& comparison, std::size_t s) {
    const auto& before = comparison.results.strategies[s];
    const auto& after = comparison.results.changed[s];
    const auto& change = comparison.results.changes[s];
    Table table{before.name, "", {"as it is", "changed", "difference"}, {}};
    if (!moves(change)) return table;
    const bool by_channel = before.channels.size() > 1;
    for (const auto& shown : shown_in_total) {
        if (by_channel && shown.mixes_channels) continue;
        add_row(table, label_of(shown.label, shown.figure, comparison), shown, always_shown(shown.figure),
                {before.total, after.total, change.total, json_pointer({before.name, "total"})});
    }
    if (by_channel) add_channels(table, before, after, change);
    return table;
}

}  // namespace

Sentences change_sentences(const Comparison& comparison) {
    Sentences sentences{"What if", comparison.changes, true, Mood::plain};
    if (comparison.changes.empty()) return sentences;
    if (!comparison.changed_verdict.empty()) sentences.lines.push_back("then: " + comparison.changed_verdict);
    for (const auto& remark : comparison.changed_remarks) sentences.lines.push_back(remark);
    for (const auto& change : comparison.results.changes)
        if (!moves(change)) sentences.lines.push_back(fmt::format("nothing changes for '{}'", change.name));
    return sentences;
}

std::vector<Table> change_tables(const Comparison& comparison) {
    std::vector<Table> tables;
    for (std::size_t s = 0; s < comparison.results.changed.size(); ++s) {
        auto table = change_table(comparison, s);
        if (!table.rows.empty()) tables.push_back(std::move(table));
    }
    return tables;
}

}  // namespace holdtime
