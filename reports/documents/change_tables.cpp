#include "reports/documents/change_tables.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "reports/document/pointer.hpp"
#include "reports/documents/changed_strategies.hpp"
#include "reports/documents/comparison_tables.hpp"
#include "reports/documents/shown_figures.hpp"

namespace holdtime {

namespace {

/// One part of a strategy before and after.
struct Change {
    const Figures& before;
    const Figures& after;
    const Figures& difference;
    const ChangedStrategy& of;
    std::string part;  ///< below the strategy: /total
};

/// The cell with the place of its mean in the results, where there is one.
Cell placed(Cell cell, Figure figure, const std::string& place) {
    if (!cell.value.exists()) return cell;
    return pointing(std::move(cell), place + json_pointer({info(figure).key, "mean"}));
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
                          {placed(number_cell(before, unit), shown.figure, change.of.before_place + change.part),
                           placed(number_cell(after, unit), shown.figure, change.of.after_place + change.part),
                           both ? placed(difference_cell(difference, unit, mood_of(difference, shown.more_is_better)),
                                         shown.figure, change.of.difference_place + change.part)
                                : words_cell("")},
                          false,
                          goes_with_above(shown.figure)});
}

const Figures* find_part(const std::vector<NamedFigures>& parts, const std::string& name) {
    for (const auto& part : parts)
        if (part.name == name) return &part.figures;
    return nullptr;
}

/// Waits and service by channel: over channels of different kinds they have no common mean.
void add_channels(Table& table, const ChangedStrategy& one) {
    for (const auto& channel : one.before->channels) {
        const auto* then = find_part(one.after->channels, channel.name);
        const auto* difference = find_part(one.difference->channels, channel.name);
        if (!then || !difference) continue;
        for (const auto& shown : shown_by_channel)
            add_row(table, channel.name + ": " + shown.label, shown, false,
                    {channel.figures, *then, *difference, one, json_pointer({"channels", channel.name})});
    }
}

Table change_table(const Comparison& comparison, const Changes& changes, const ChangedStrategy& one) {
    Table table{one.name, "", {changes.before, changes.after, "difference"}, {}};
    if (!moves(*one.difference)) return table;
    table.rows = changed_targets(one);
    const bool by_channel = one.before->channels.size() > 1;
    for (const auto& shown : shown_in_total) {
        if (by_channel && shown.mixes_channels) continue;
        add_row(table, label_of(shown.label, shown.figure, comparison), shown, always_shown(shown.figure),
                {one.before->total, one.after->total, one.difference->total, one, "/total"});
    }
    if (by_channel) add_channels(table, one);
    return table;
}

/// Of each strategy in its column what it was, and below it by how much it differs.
void add_changed_rows(Table& table, const Shown& shown, const Comparison& comparison, const Changes& changes) {
    const auto unit = info(shown.figure).unit;
    Row after{label_of(shown.label, shown.figure, comparison), {}}, before{changes.before, {}, true},
        difference{"difference", {}, true};
    bool says = false;
    for (const auto& one : changes.strategies) {
        const auto &was = one.before->total[shown.figure], &is = one.after->total[shown.figure],
                   &by = one.difference->total[shown.figure];
        says = says || ((was.exists() || is.exists()) && (!shown.if_any || is_above_zero(was) || is_above_zero(is)));
        before.cells.push_back(placed(number_cell(was, unit), shown.figure, one.before_place + "/total"));
        after.cells.push_back(placed(number_cell(is, unit), shown.figure, one.after_place + "/total"));
        difference.cells.push_back(placed(difference_cell(by, unit, mood_of(by, shown.more_is_better)), shown.figure,
                                          one.difference_place + "/total"));
    }
    if (!says) return;
    for (auto* row : {&after, &before, &difference}) table.rows.push_back(std::move(*row));
}

}  // namespace

Sentences change_sentences(const Comparison& comparison) {
    Sentences sentences{"What if", comparison.changes, true, Mood::plain};
    if (comparison.changes.empty()) return sentences;
    for (auto& line : change_lines(comparison)) sentences.lines.push_back(std::move(line));
    if (!comparison.changed_verdict.empty()) sentences.lines.push_back("then: " + comparison.changed_verdict);
    for (const auto& remark : comparison.changed_remarks) sentences.lines.push_back(remark);
    return sentences;
}

std::vector<Table> change_tables(const Comparison& comparison) {
    std::vector<Table> tables;
    const auto changes = changes_of(comparison);
    for (const auto& one : changes.strategies) {
        auto table = change_table(comparison, changes, one);
        if (!table.rows.empty()) tables.push_back(std::move(table));
    }
    return tables;
}

Table changes_side_by_side(const Comparison& comparison, std::size_t most) {
    const auto changes = changes_of(comparison);
    Table table{"", changes.after, {}, {}};
    for (const auto& one : changes.strategies) table.columns.push_back(one.name);
    for (auto& row : changed_targets(changes)) table.rows.push_back(std::move(row));
    for (const auto& shown : decisive_shown(most)) add_changed_rows(table, shown, comparison, changes);
    return table;
}

}  // namespace holdtime
