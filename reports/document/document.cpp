#include "reports/document/document.hpp"

#include <limits>
#include <utility>

#include "reports/text/numbers.hpp"

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

std::vector<std::string> texts_of(const Row& row) {
    std::vector<Estimate> seconds;  // of all units only times change theirs with their size
    for (const auto& cell : row.cells)
        if (cell.is_number && cell.unit == Unit::seconds && cell.value.exists()) seconds.push_back(cell.value);
    const auto unit = time_unit(seconds);
    std::vector<std::string> texts;
    for (const auto& cell : row.cells) {
        if (!cell.words.empty() || !cell.is_number)
            texts.push_back(cell.words);
        else
            texts.push_back(cell.difference ? difference_text(cell.value, cell.unit, unit)
                                            : estimate_text(cell.value, cell.unit, unit));
    }
    return texts;
}

}  // namespace holdtime
