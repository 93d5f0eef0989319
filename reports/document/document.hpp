#pragma once

#include <string>
#include <variant>
#include <vector>

#include "sim/ports/figures.hpp"

/// What a study has to say, between its results and the formats that write it: words, numbers with their units, and
/// whether they are good news. A study makes one; a format renders any.
namespace holdtime {

/// Is it to the better or to the worse, as far as the replications can tell; or something to look at first?
enum class Mood { plain, good, bad, look };

/// Words, or a number with its unit, which is written when the whole row is known.
struct Cell {
    std::string words;
    Estimate value;           ///< shown where `words` is empty; a dash when it does not exist
    Unit unit = Unit::count;  ///< of `value`
    bool is_number = false;   ///< false: `words` alone, "" leaves the cell empty
    bool difference = false;  ///< with its sign, shares in percentage points
    Mood mood = Mood::plain;
};

Cell words_cell(std::string words, Mood mood = Mood::plain);
Cell number_cell(const Estimate& value, Unit unit);
Cell difference_cell(const Estimate& value, Unit unit, Mood mood);
/// A number that is written in its own way.
Cell worded_cell(std::string words, double value, Unit unit);
/// The number behind a cell without its interval, for lists to glance over.
Cell mean_cell(const Estimate& value, Unit unit);

struct Row {
    std::string label;
    std::vector<Cell> cells;
    bool below = false;  ///< says more of the row above
};

/// Figures side by side; the numbers of a row, or of a column, are written in one unit.
struct Table {
    std::string title;
    std::string corner;  ///< above the labels
    std::vector<std::string> columns;
    std::vector<Row> rows;
    std::size_t words_columns = 0;  ///< so many first columns hold words: flush left
    std::size_t key_columns = 0;    ///< so many first columns tell the rows apart, beside the labels
    bool by_column = false;         ///< times share their unit with those above and below, not with those beside them
};

/// Sentences under a heading ("" = none); as a list, or one after the other.
struct Sentences {
    std::string heading;
    std::vector<std::string> lines;
    bool list = false;
    Mood mood = Mood::plain;
};

using Block = std::variant<Sentences, Table>;

struct Document {
    std::string title;  ///< "" = it begins with its first block
    std::vector<std::string> subtitle;
    std::vector<Block> blocks;
};

/// Adds the block unless it is empty.
void add(Document& document, Sentences sentences);
void add(Document& document, Table table);

/// What stands in the cells, row by row: printable, and the numbers of a row (or column) in one unit.
std::vector<std::vector<std::string>> texts_of(const Table& table);

}  // namespace holdtime
