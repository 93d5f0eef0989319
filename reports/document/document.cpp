#include "reports/document/document.hpp"

#include <algorithm>
#include <limits>
#include <utility>

#include "reports/text/numbers.hpp"
#include "sim/core/printable.hpp"

namespace holdtime {

Cell words_cell(std::string words, Mood mood) {
    Cell cell;
    cell.words = std::move(words);
    cell.mood = mood;
    return cell;
}

Cell number_cell(const Estimate& value, Unit unit) {
    Cell cell;
    cell.value = value;
    cell.unit = unit;
    cell.is_number = true;
    return cell;
}

Cell difference_cell(const Estimate& value, Unit unit, Mood mood) {
    Cell cell = number_cell(value, unit);
    cell.difference = true;
    cell.mood = mood;
    return cell;
}

Cell pointing(Cell cell, std::string pointer) {
    cell.pointer = std::move(pointer);
    return cell;
}

Cell worded_cell(std::string words, double value, Unit unit) {
    Cell cell = number_cell({value}, unit);
    cell.words = std::move(words);
    return cell;
}

Cell mean_cell(const Estimate& value, Unit unit) {
    Cell cell = number_cell(value, unit);
    cell.value.low = cell.value.high = std::numeric_limits<double>::quiet_NaN();
    return cell;
}

void add(Document& document, Sentences sentences) {
    if (!sentences.lines.empty()) document.blocks.emplace_back(std::move(sentences));
}

void add(Document& document, Table table) {
    if (!table.rows.empty()) document.blocks.emplace_back(std::move(table));
}

void add(Document& document, Bars bars) {
    if (!bars.bars.empty()) document.blocks.emplace_back(std::move(bars));
}

void add(Document& document, Sparks sparks) {
    if (!sparks.lines.empty()) document.blocks.emplace_back(std::move(sparks));
}

namespace {

bool is_time(const Cell& cell) {
    return cell.words.empty() && cell.is_number && cell.unit == Unit::seconds && cell.value.exists();
}

/// The unit of times that belong together: of all units only times change theirs with their size. A difference is in
/// the unit of the figures that it lies between, however small it is.
TimeUnit unit_of(const std::vector<const Cell*>& cells) {
    std::vector<Estimate> figures, differences;
    for (const auto* cell : cells)
        if (is_time(*cell)) (cell->difference ? differences : figures).push_back(cell->value);
    return time_unit(figures.empty() ? differences : figures);
}

std::string text_of(const Cell& cell, TimeUnit time) {
    if (!cell.words.empty() || !cell.is_number) return printable(cell.words);
    return cell.difference ? difference_text(cell.value, cell.unit, time) : estimate_text(cell.value, cell.unit, time);
}

bool share_a_unit(const Table& table, std::size_t a, std::size_t b) {
    const auto& whose = table.times_of;
    return a == b || (std::max(a, b) < whose.size() && !whose[a].empty() && whose[a] == whose[b]);
}

std::vector<TimeUnit> units_of_columns(const Table& table) {
    std::vector<TimeUnit> units;
    for (std::size_t c = 0; c < table.columns.size(); ++c) {
        std::vector<const Cell*> cells;
        for (const auto& row : table.rows)
            for (std::size_t other = 0; other < row.cells.size(); ++other)
                if (share_a_unit(table, c, other)) cells.push_back(&row.cells[other]);
        units.push_back(unit_of(cells));
    }
    return units;
}

/// Of each row: that of the row which it goes with.
std::vector<TimeUnit> units_of_rows(const Table& table) {
    std::vector<TimeUnit> units;
    const auto& rows = table.rows;
    while (units.size() < rows.size()) {
        std::vector<const Cell*> cells;
        auto end = units.size();
        do
            for (const auto& cell : rows[end].cells) cells.push_back(&cell);
        while (++end < rows.size() && (rows[end].below || rows[end].with_above));
        units.resize(end, unit_of(cells));
    }
    return units;
}

}  // namespace

std::vector<std::vector<std::string>> texts_of(const Table& table) {
    const auto units = table.by_column ? units_of_columns(table) : units_of_rows(table);
    std::vector<std::vector<std::string>> texts;
    for (std::size_t r = 0; r < table.rows.size(); ++r) {
        auto& line = texts.emplace_back();
        const auto& cells = table.rows[r].cells;
        for (std::size_t c = 0; c < cells.size(); ++c)
            line.push_back(text_of(cells[c], units[table.by_column ? c : r]));
    }
    return texts;
}

}  // namespace holdtime
