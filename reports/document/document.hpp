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
    std::vector<std::string> paths = {};  ///< within `words`: a line ends at their points, and nowhere within a name
    std::string pointer = {};             ///< of the value in the results (RFC 6901); "" = it stands nowhere
};

Cell words_cell(std::string words, Mood mood = Mood::plain);
Cell number_cell(const Estimate& value, Unit unit);
Cell difference_cell(const Estimate& value, Unit unit, Mood mood);
/// The cell with the place of its value in the results.
Cell pointing(Cell cell, std::string pointer);
/// A number that is written in its own way.
Cell worded_cell(std::string words, double value, Unit unit);
/// The number behind a cell without its interval, for lists to glance over.
Cell mean_cell(const Estimate& value, Unit unit);

struct Row {
    std::string label;
    std::vector<Cell> cells;
    bool below = false;       ///< says more of the row above, in its unit
    bool with_above = false;  ///< its times share their unit with those of the row above
};

/// Figures side by side; the times of a row and of those that go with it, or of a column, are written in one unit.
struct Table {
    std::string title;
    std::string corner;  ///< above the labels
    std::vector<std::string> columns;
    std::vector<Row> rows;
    std::size_t words_columns = 0;  ///< so many first columns hold words: flush left
    std::size_t key_columns = 0;    ///< so many first columns tell the rows apart, beside the labels
    bool by_column = false;         ///< times share their unit with those above and below, not with those beside them
    std::vector<std::string> times_of = {};  ///< by column: whose times they are; those of one share their unit, too
};

/// Sentences under a heading ("" = none); as a list, or one after the other.
struct Sentences {
    std::string heading;
    std::vector<std::string> lines;
    bool list = false;
    Mood mood = Mood::plain;
    std::string mark = "- ";  ///< before each line of a list
};

/// A whole in parts, a bar for each name: signs where there is no drawing.
struct Bars {
    struct Bar {
        std::string name;
        std::vector<int> parts;  ///< as many as there are words; adding up to `whole`
    };
    std::string heading;
    int whole = 100;
    std::vector<std::string> words;  ///< for the parts, the first one's number stands behind the bar
    std::vector<Bar> bars;
};

/// Levels along one axis, a line for each name: signs that rise and fall.
struct Sparks {
    struct Line {
        std::string name, part;
        std::vector<double> levels;   ///< 0 to 1; NaN leaves a gap
        std::vector<double> weights;  ///< of the levels, where several share a sign
        std::string lowest;           ///< behind the line, in words: "76 % 19:30"
    };
    struct Tick {
        std::size_t at;  ///< the level under it
        std::string text;
    };
    std::string heading, lowest;  ///< above the lines, and above the words behind them
    std::vector<Tick> ticks;
    std::vector<Line> lines;
};

using Block = std::variant<Sentences, Table, Bars, Sparks>;

struct Document {
    std::string title;  ///< "" = it begins with its first block
    std::vector<std::string> subtitle;
    std::vector<Block> blocks;
    std::string aside = {};  ///< beside the title, where there is room for it on its line
};

/// Adds the block unless it is empty.
void add(Document& document, Sentences sentences);
void add(Document& document, Table table);
void add(Document& document, Bars bars);
void add(Document& document, Sparks sparks);

/// What stands in the cells, row by row: printable, and the times that belong together in one unit.
std::vector<std::vector<std::string>> texts_of(const Table& table);

}  // namespace holdtime
