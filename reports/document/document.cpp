#include "reports/document/document.hpp"

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

namespace {

/// The unit of a row's or column's times: of all units only times change theirs with their size.
TimeUnit unit_of(const std::vector<const Cell*>& cells) {
    std::vector<Estimate> seconds;
    for (const auto* cell : cells)
        if (cell->words.empty() && cell->is_number && cell->unit == Unit::seconds && cell->value.exists())
            seconds.push_back(cell->value);
    return time_unit(seconds);
}

std::string text_of(const Cell& cell, TimeUnit time) {
    if (!cell.words.empty() || !cell.is_number) return printable(cell.words);
    return cell.difference ? difference_text(cell.value, cell.unit, time) : estimate_text(cell.value, cell.unit, time);
}

std::vector<TimeUnit> units_of_columns(const Table& table) {
    std::vector<TimeUnit> units;
    for (std::size_t c = 0; c < table.columns.size(); ++c) {
        std::vector<const Cell*> cells;
        for (const auto& row : table.rows)
            if (c < row.cells.size()) cells.push_back(&row.cells[c]);
        units.push_back(unit_of(cells));
    }
    return units;
}

TimeUnit unit_of_row(const Row& row) {
    std::vector<const Cell*> cells;
    for (const auto& cell : row.cells) cells.push_back(&cell);
    return unit_of(cells);
}

}  // namespace

std::vector<std::vector<std::string>> texts_of(const Table& table) {
    const auto units = table.by_column ? units_of_columns(table) : std::vector<TimeUnit>{};
    std::vector<std::vector<std::string>> texts;
    for (const auto& row : table.rows) {
        const auto unit = table.by_column ? TimeUnit::seconds : unit_of_row(row);
        auto& line = texts.emplace_back();
        for (std::size_t c = 0; c < row.cells.size(); ++c)
            line.push_back(text_of(row.cells[c], c < units.size() ? units[c] : unit));
    }
    return texts;
}

}  // namespace holdtime
