#include "reports/documents/breakeven_document.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "reports/document/pointer.hpp"
#include "studies/compare/wording.hpp"

namespace holdtime {

namespace {

Cell plain_number(double number) { return number_cell({number}, Unit::count); }

std::string better_name(const Breakeven& found, const BreakevenPoint& point) {
    if (!point.difference.exists()) return "no figure";
    return point.better ? found.sides.between[*point.better] : "not told";
}

Table crossings_table(const Breakeven& found) {
    const auto& range = found.varied[0];
    Table table{"Where the answer turns", range.path, {"from", "to", "better below", "better above"}, {}};
    if (range.whole) table.columns = {"up to", "from", "better up to it", "better from it on"};
    table.words_columns = table.columns.size();
    for (const auto& crossing : found.crossings)
        table.rows.push_back(
            {range.whole ? "whole numbers" : place_text(crossing.at.mean, range),
             {words_cell(place_text(range.whole ? crossing.last_below : crossing.at.low, range)),
              words_cell(place_text(range.whole ? crossing.first_above : crossing.at.high, range)),
              words_cell(found.sides.between[crossing.below]), words_cell(found.sides.between[crossing.above])}});
    return table;
}

std::string titled_difference(const Breakeven& found) {
    return fmt::format("{}: {} minus {}", found.sides.on, found.sides.between[0], found.sides.between[1]);
}

Table curve_table(const Breakeven& found) {
    Table table{titled_difference(found) + fmt::format(", {:g} % intervals", 100 * place_confidence),
                found.varied[0].path,
                {"difference", "better", "replications"},
                {}};
    table.by_column = true;
    for (std::size_t i = 0; i < found.points.size(); ++i) {
        const auto& point = found.points[i];
        const auto at = [&](const char* key) { return json_pointer({"curve", std::to_string(i), key}); };
        table.rows.push_back(
            {place_text(point.x, found.varied[0]),
             {pointing(difference_cell(point.difference, found.sides.unit, Mood::plain), at("difference") + "/mean"),
              pointing(words_cell(better_name(found, point)), point.better ? at("better") : ""),
              pointing(worded_cell(count_text(point.replications), point.replications, Unit::count),
                       at("replications"))}});
    }
    return table;
}

/// The second path downwards, the largest first, as on a map; A and B are the two sides.
Table map_table(const Breakeven& found) {
    const auto &x = found.varied[0], &y = found.varied[1];
    Table table{
        fmt::format("Who is better: A = {}, B = {}", found.sides.between[0], found.sides.between[1]), y.path, {}, {}};
    std::vector<double> xs, ys;
    for (const auto& point : found.points) {
        if (std::find(xs.begin(), xs.end(), point.x) == xs.end()) xs.push_back(point.x);
        if (std::find(ys.begin(), ys.end(), point.y) == ys.end()) ys.push_back(point.y);
    }
    std::sort(ys.rbegin(), ys.rend());
    for (const double at : xs) table.columns.push_back(place_text(at, x));
    table.words_columns = table.columns.size();
    for (const double at : ys) {
        Row row{place_text(at, y), {}};
        for (const auto& point : found.points)
            if (point.y == at) row.cells.push_back(words_cell(!point.better ? "." : *point.better == 0 ? "A" : "B"));
        table.rows.push_back(std::move(row));
    }
    return table;
}

std::vector<std::string> how_found(const Breakeven& found) {
    auto lines = found.notes;
    const auto contacts = static_cast<std::uint64_t>(found.contacts + 0.5);
    auto text = fmt::format("{} contacts were simulated, the same customers at every place", count_text(contacts));
    if (found.grid_contacts > found.contacts)
        text += fmt::format("; a grid as fine as half the interval would have taken {} ({:.0f} times as many)",
                            count_text(static_cast<std::uint64_t>(found.grid_contacts + 0.5)),
                            found.grid_contacts / found.contacts);
    lines.push_back(std::move(text));
    return lines;
}

Table map_rows(const Breakeven& found) {
    Table table{"", "x", {"y", "difference", "low", "high", "better"}, {}};
    for (const auto& point : found.points)
        table.rows.push_back({fmt::format("{:.12g}", point.x),
                              {plain_number(point.y), plain_number(point.difference.mean),
                               plain_number(point.difference.low), plain_number(point.difference.high),
                               words_cell(point.better ? found.sides.between[*point.better] : "")}});
    return table;
}

}  // namespace

Document breakeven_document(const Breakeven& found) {
    Document document{found.scenario + ": break-even", {}, {}};
    document.aside = fmt::format("{} replications, seed {}, {:.4g} % intervals", count_text(found.replications),
                                 found.seed, found.confidence * 100);
    add(document, Sentences{"", {breakeven_text(found)}, false, Mood::plain});
    if (found.varied.size() > 1) {
        add(document, map_table(found));
        add(document, Sentences{"",
                                {fmt::format("{} rises to the right, {} upwards; '.' = not told", found.varied[0].path,
                                             found.varied[1].path)},
                                false,
                                Mood::plain});
    } else {
        add(document, crossings_table(found));
        add(document, curve_table(found));
    }
    add(document, Sentences{"How it was found", how_found(found), true, Mood::plain});
    return document;
}

Table breakeven_rows(const Breakeven& found) {
    if (found.varied.size() > 1) return map_rows(found);
    Table table{"", "parameter", {"on", "a", "b", "at", "low", "high", "better_below", "better_above"}, {}};
    const auto row = [&](const Estimate& at, const std::string& below, const std::string& above) {
        table.rows.push_back({found.varied[0].path,
                              {words_cell(found.sides.on), words_cell(found.sides.between[0]),
                               words_cell(found.sides.between[1]), plain_number(at.mean), plain_number(at.low),
                               plain_number(at.high), words_cell(below), words_cell(above)}});
    };
    for (const auto& crossing : found.crossings)
        row(crossing.at, found.sides.between[crossing.below], found.sides.between[crossing.above]);
    if (found.crossings.empty()) {
        const auto name = found.better ? found.sides.between[*found.better] : std::string();
        row({}, name, name);
    }
    return table;
}

}  // namespace holdtime
