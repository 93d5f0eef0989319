#pragma once

#include <optional>
#include <string>
#include <vector>

#include "scenarios/schema/parameters.hpp"
#include "scenarios/schema/value.hpp"

/// Data files: comma-separated values after RFC 4180, with a heading row, or as spreadsheets of other countries save
/// them: separated by semicolons or tabs, with decimal commas. A byte order mark, CRLF, blank lines, empty columns at
/// the end and spaces around a value are no matter.
namespace holdtime {

struct CsvTable {
    std::string file;
    bool within = false;   ///< its values stand in the scenario itself: no file is read
    char separator = ',';  ///< or ';' or a tab: whichever the heading row has
    std::vector<std::string> header;
    std::vector<std::string> cells;  ///< row by row, header.size() each
    std::vector<int> line;           ///< of each row

    std::size_t rows() const { return line.size(); }
    const std::string& cell(std::size_t row, std::size_t column) const { return cells[row * header.size() + column]; }
    Place place(std::size_t row, std::size_t column) const { return {file, line[row], static_cast<int>(column) + 1}; }
};

/// Splits a text into rows. Complains at file:line:field about an open quote, text after a closing quote, a row with
/// another number of fields than the header, an empty file. Returns nothing after a complaint.
std::optional<CsvTable> parse_csv(const std::string& text, const std::string& file, Problems& problems);

/// The file that `file` names (relative to the file that names it), at most 128 MiB.
std::optional<CsvTable> read_csv(const Value& file, const std::string& what, Problems& problems);

/// Reads every data file that the tree names as {file, column}, once, and keeps it beside its name: those who set the
/// same scenario up many times neither read it again nor see it change. What cannot be read is left for its reader to
/// complain about.
void read_ahead(Value& tree);

/// A column of the file: of that name (wide), or the rows that bear that name in a file of [interval_start,] names and
/// values (long). Complains about a column that is missing, with the nearest, or is there twice, or has no rows.
std::optional<Column> read_column(const Value& file, const Value& column, const std::string& what, Problems& problems);

/// The column's values; empty after complaints about cells that are none, each with its line and `name` (the column's),
/// what was read and why it is no value; of many the first are told, the others counted. Numbers must not be negative;
/// of durations, a bare number is in seconds.
std::vector<double> column_numbers(const Column& column, const std::string& what, Problems& problems,
                                   const std::string& name = {});
std::vector<Seconds> column_durations(const Column& column, const std::string& what, Problems& problems,
                                      const std::string& name = {});

/// Complaints about cells of one column: a wrong file is wrong in every row, so only some are told.
class CellComplaints {
public:
    CellComplaints(const Column& column, const std::string& name, Problems& problems)
        : column_(column), name_(name), problems_(problems) {}
    void add(std::size_t row, const std::string& text);
    /// Says how many more there are. Call it once, after the last row.
    void count_the_rest();
    bool any() const { return count_ > 0; }

private:
    const Column& column_;
    const std::string& name_;
    Problems& problems_;
    std::size_t count_ = 0, last_ = 0;
};

/// Of a file that is not separated by commas: decimal commas become points. Complains (and returns false) when a '.'
/// may be a decimal point or divide thousands, which is a factor of 1000.
bool use_decimal_points(Column& column, Problems& problems);

Place cell_place(const Column& column, std::size_t row);

}  // namespace holdtime
