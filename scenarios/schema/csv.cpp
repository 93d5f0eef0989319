#include "scenarios/schema/csv.hpp"

#include <algorithm>
#include <map>
#include <memory>

#include "scenarios/schema/files.hpp"

namespace holdtime {

namespace {

constexpr std::size_t largest_file = std::size_t{128} << 20;
constexpr std::size_t most_complaints = 20;  ///< per column: a wrong file is wrong in every row
constexpr const char* start_name = "interval_start";

std::string trimmed(const std::string& text) {
    const auto first = text.find_first_not_of(" \t");
    if (first == std::string::npos) return {};
    return text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

/// Walks a CSV text row by row.
class Scanner {
public:
    Scanner(const std::string& text, const std::string& file, Problems& problems)
        : text_(text), file_(file), problems_(problems) {}

    bool at_end() const { return i_ >= text_.size(); }
    int line() const { return line_; }

    /// The next row's fields; false after complaining.
    bool row(std::vector<std::string>& fields) {
        fields.clear();
        do {
            std::string field;
            if (!read_field(field, static_cast<int>(fields.size()) + 1)) return false;
            fields.push_back(std::move(field));
        } while (take(','));
        if (!at_end()) end_of_line();
        return true;
    }

private:
    bool take(char c) {
        if (at_end() || text_[i_] != c) return false;
        ++i_;
        return true;
    }
    bool at_line_end() const { return text_[i_] == '\n' || text_[i_] == '\r'; }
    void end_of_line() {
        if (text_[i_] == '\r') ++i_;
        if (!at_end() && text_[i_] == '\n') ++i_;
        ++line_;
    }
    bool read_field(std::string& field, int number) {
        const auto first = std::min(text_.find_first_not_of(" \t", i_), text_.size());
        if (first < text_.size() && text_[first] == '"') {
            i_ = first + 1;
            return read_quoted(field, number);
        }
        const std::size_t begin = i_;
        while (!at_end() && text_[i_] != ',' && !at_line_end()) ++i_;
        field = trimmed(text_.substr(begin, i_ - begin));
        return true;
    }
    bool read_quoted(std::string& field, int number) {
        const int opened = line_;
        for (;; ++i_) {
            if (at_end()) return complain(opened, number, "a quote is opened and never closed");
            if (text_[i_] == '"' && (i_ + 1 >= text_.size() || text_[i_ + 1] != '"')) break;
            if (text_[i_] == '"') ++i_;
            if (text_[i_] == '\n') ++line_;
            field += text_[i_];
        }
        ++i_;
        while (!at_end() && (text_[i_] == ' ' || text_[i_] == '\t')) ++i_;
        if (!at_end() && text_[i_] != ',' && !at_line_end())
            return complain(line_, number, "text after a closing quote (write a quote within quotes as \"\")");
        return true;
    }
    bool complain(int line, int field, const std::string& text) {
        problems_.add({file_, line, field}, text);
        return false;
    }

    const std::string& text_;
    const std::string& file_;
    Problems& problems_;
    std::size_t i_ = 0;
    int line_ = 1;
};

std::size_t count_of(const std::vector<std::string>& list, const std::string& name) {
    return static_cast<std::size_t>(std::count(list.begin(), list.end(), name));
}

std::size_t position_of(const std::vector<std::string>& list, const std::string& name) {
    return static_cast<std::size_t>(std::find(list.begin(), list.end(), name) - list.begin());
}

struct Selection {
    std::size_t column = 0;
    std::vector<std::size_t> rows;
};

std::optional<Selection> select_wide(const CsvTable& table, const std::string& name) {
    const std::size_t column = position_of(table.header, name);
    if (column == table.header.size()) return {};
    Selection selection{column, std::vector<std::size_t>(table.rows())};
    for (std::size_t row = 0; row < table.rows(); ++row) selection.rows[row] = row;
    return selection;
}

/// The long form: besides interval_start one column of names and one of values.
std::optional<Selection> select_long(const CsvTable& table, const std::string& name) {
    std::vector<std::size_t> columns;
    for (std::size_t i = 0; i < table.header.size(); ++i)
        if (table.header[i] != start_name) columns.push_back(i);
    if (columns.size() != 2) return {};
    for (const bool names_first : {true, false}) {
        Selection selection{names_first ? columns[1] : columns[0], {}};
        const std::size_t names = names_first ? columns[0] : columns[1];
        for (std::size_t row = 0; row < table.rows(); ++row)
            if (table.cell(row, names) == name) selection.rows.push_back(row);
        if (!selection.rows.empty()) return selection;
    }
    return {};
}

Column take(const CsvTable& table, const Selection& selection) {
    Column column{table.file, {}, {}, static_cast<int>(selection.column) + 1, {}, 0};
    const std::size_t start = position_of(table.header, start_name);
    const bool has_start = start < table.header.size() && start != selection.column;
    if (has_start) column.start_column = static_cast<int>(start) + 1;
    for (const std::size_t row : selection.rows) {
        column.text.push_back(table.cell(row, selection.column));
        column.line.push_back(table.line[row]);
        if (has_start) column.interval_start.push_back(table.cell(row, start));
    }
    return column;
}

std::shared_ptr<const CsvTable> shared(std::optional<CsvTable> table) {
    return table ? std::make_shared<const CsvTable>(std::move(*table)) : nullptr;
}

void read_ahead(Value& value, std::map<std::string, std::shared_ptr<const CsvTable>>& tables) {
    for (Value& item : value.items) read_ahead(item, tables);
    for (Entry& entry : value.entries) read_ahead(entry.value, tables);
    Value* file = value.find("file");
    if (!file || !value.find("column") || !file->is_scalar() || file->text.empty() || file->table) return;
    auto& table = tables[path_beside(file->place.file, file->text)];
    Problems ignored;
    if (!table) table = shared(read_csv(*file, "data", ignored));
    file->table = table;
}

Value cell_value(const Column& column, std::size_t row) {
    Value value;
    value.place = cell_place(column, row);
    value.text = column.text[row];
    return value;
}

template <class Read>
std::vector<double> read_cells(const Column& column, Read read) {
    std::vector<double> values;
    values.reserve(column.text.size());
    std::size_t complaints = 0;
    for (std::size_t row = 0; row < column.text.size() && complaints < most_complaints; ++row) {
        const auto number = read(cell_value(column, row));
        if (number)
            values.push_back(*number);
        else
            ++complaints;
    }
    if (complaints > 0) values.clear();
    return values;
}

}  // namespace

Place cell_place(const Column& column, std::size_t row) { return {column.file, column.line[row], column.column}; }

std::optional<CsvTable> parse_csv(const std::string& text, const std::string& file, Problems& problems) {
    CsvTable table;
    table.file = file;
    Scanner scanner(text, file, problems);
    std::vector<std::string> fields;
    while (!scanner.at_end()) {
        const int line = scanner.line();
        if (!scanner.row(fields)) return {};
        if (fields.size() == 1 && fields[0].empty()) continue;
        if (table.header.empty()) {
            table.header = fields;
            continue;
        }
        if (fields.size() != table.header.size()) {
            problems.add({file, line, static_cast<int>(std::min(fields.size(), table.header.size() + 1))},
                         "row has " + std::to_string(fields.size()) + " fields (the header has " +
                             std::to_string(table.header.size()) + ")");
            return {};
        }
        table.line.push_back(line);
        table.cells.insert(table.cells.end(), std::make_move_iterator(fields.begin()),
                           std::make_move_iterator(fields.end()));
    }
    if (!table.header.empty()) return table;
    problems.add({file, 1, 1}, "empty file (must have a header line and rows)");
    return {};
}

std::optional<CsvTable> read_csv(const Value& file, const std::string& what, Problems& problems) {
    const auto name = read_text(file, what + ".file", problems);
    if (!name) return {};
    if (name->empty()) {
        complain_about(file, what + ".file", "must name a file", problems);
        return {};
    }
    const std::string path = path_beside(file.place.file, *name);
    const auto text = read_text_file(path, file.place, largest_file, problems);
    return text ? parse_csv(*text, path, problems) : std::nullopt;
}

void read_ahead(Value& tree) {
    std::map<std::string, std::shared_ptr<const CsvTable>> tables;
    read_ahead(tree, tables);
}

std::optional<Column> read_column(const Value& file, const Value& column, const std::string& what, Problems& problems) {
    const auto name = read_text(column, what + ".column", problems);
    const auto table = file.table ? file.table : shared(read_csv(file, what, problems));
    if (!name || !table) return {};
    if (count_of(table->header, *name) > 1) {
        problems.add(column.place, "column '" + *name + "' stands twice in '" + table->file + "'");
        return {};
    }
    auto selection = select_wide(*table, *name);
    if (!selection) selection = select_long(*table, *name);
    if (!selection) {
        const bool semicolons = table->header.size() == 1 && table->header[0].find(';') != std::string::npos;
        problems.add(column.place, "no column '" + *name + "' in '" + table->file + "'" +
                                       (semicolons ? " (its fields are separated by ';'; must be ',')"
                                                   : suggestion(*name, table->header)));
        return {};
    }
    if (selection->rows.empty()) {
        problems.add({table->file, 1, 1}, "no rows (only a header line)");
        return {};
    }
    return take(*table, *selection);
}

std::vector<double> column_numbers(const Column& column, const std::string& what, Problems& problems) {
    return read_cells(column, [&](const Value& cell) -> std::optional<double> {
        const auto number = read_number(cell, what, problems);
        if (!number || *number >= 0) return number;
        complain_about(cell, what, "must not be negative", problems);
        return {};
    });
}

std::vector<Seconds> column_durations(const Column& column, const std::string& what, Problems& problems) {
    return read_cells(column, [&](const Value& cell) -> std::optional<Seconds> {
        const bool bare = !cell.text.empty() && cell.text.find_first_not_of("0123456789.+-eE") == std::string::npos;
        if (!bare) return read_duration(cell, what, problems);
        Value with_unit = cell;
        with_unit.text += 's';
        return read_duration(with_unit, what, problems);
    });
}

}  // namespace holdtime
