#include <algorithm>
#include <utility>

#include "scenarios/schema/csv.hpp"
#include "scenarios/schema/csv_scanner.hpp"

namespace holdtime {

namespace {

using Fields = CsvFields;

std::string named(char separator) { return separator == '\t' ? "tabs" : std::string("'") + separator + "'"; }

std::string wrong_width(std::size_t fields, const CsvTable& table) {
    const bool comma = table.separator == ',' && fields > table.header.size();
    return "row has " + std::to_string(fields) + (fields == 1 ? " field" : " fields") + " (the heading row has " +
           std::to_string(table.header.size()) + ", separated by " + named(table.separator) +
           (comma ? "; numbers are written with a decimal point, as in 10.5)" : ")");
}

/// Rows of another width than the heading's: the first are told, the others counted.
class WrongRows {
public:
    void add(int line, std::size_t fields, const CsvTable& table, Problems& problems) {
        constexpr std::size_t most_told = 5;
        last_ = line;
        if (++count_ > most_told) return ++more_, void();
        problems.add({table.file, line, static_cast<int>(std::min(fields, table.header.size() + 1))},
                     wrong_width(fields, table));
    }
    void count_the_rest(const CsvTable& table, Problems& problems) const {
        if (more_ > 0)
            problems.add({table.file, last_, 1}, "and " + std::to_string(more_) +
                                                     (more_ == 1 ? " more row of another width than the heading row"
                                                                 : " more rows of another width than the heading row, "
                                                                   "the last here"));
    }
    bool any() const { return count_ > 0; }

private:
    std::size_t count_ = 0, more_ = 0;
    int last_ = 0;
};

}  // namespace

std::optional<CsvTable> parse_csv(const std::string& text, const std::string& file, Problems& problems) {
    CsvTable table;
    table.file = file;
    const char announced = announced_separator(text);
    table.separator = announced ? announced : find_separator(text);
    CsvScanner scanner(text, file, table.separator, problems);
    Fields fields;
    WrongRows wrong;
    if (announced && !scanner.row(fields)) return {};
    while (!scanner.at_end()) {
        const int line = scanner.line();
        if (!scanner.row(fields)) return {};
        if (is_blank(fields)) continue;
        if (table.header.empty()) {
            drop_empty_end(fields, 1);
            table.header = fields;
            continue;
        }
        drop_empty_end(fields, table.header.size());
        if (fields.size() != table.header.size()) {
            wrong.add(line, fields.size(), table, problems);
            continue;
        }
        table.line.push_back(line);
        table.cells.insert(table.cells.end(), std::make_move_iterator(fields.begin()),
                           std::make_move_iterator(fields.end()));
    }
    if (wrong.any()) {
        wrong.count_the_rest(table, problems);
        return {};
    }
    if (!table.header.empty()) return table;
    problems.add({file, 1, 1}, "empty file (must have a heading row and rows below it)");
    return {};
}

}  // namespace holdtime
