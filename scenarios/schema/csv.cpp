#include "scenarios/schema/csv.hpp"

#include <algorithm>
#include <map>
#include <memory>

#include "scenarios/schema/content.hpp"
#include "scenarios/schema/files.hpp"

namespace holdtime {

namespace {

constexpr std::size_t largest_file = std::size_t{128} << 20;
constexpr const char* start_name = "interval_start";

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
    Column column{table.file, {}, {}, static_cast<int>(selection.column) + 1, {}, 0, table.separator};
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

/// What it is instead; "" of what may be a table.
std::string no_table(const std::string& text, const std::string& file) {
    if (file.ends_with(".yaml") || file.ends_with(".yml")) return "YAML";
    const auto kind = text_kind(text, file);
    return kind == TextKind::table ? std::string() : use_of(kind, file);
}

}  // namespace

std::optional<CsvTable> read_csv(const Value& file, const std::string& what, Problems& problems) {
    const auto name = read_text(file, what + ".file", problems);
    if (!name) return {};
    if (name->empty()) {
        complain_about(file, what + ".file", "must name a file", problems);
        return {};
    }
    const std::string path = path_beside(file.place.file, *name);
    const auto text = read_text_file(path, file.place, largest_file, problems);
    if (!text) return {};
    if (const auto instead = no_table(*text, path); !instead.empty()) {
        problems.add({path, 1, 1}, "not a table (CSV) but " + instead);
        return {};
    }
    return parse_csv(*text, path, problems);
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
        problems.add(column.place,
                     "no column '" + *name + "' in '" + table->file + "'" + suggestion(*name, table->header));
        return {};
    }
    if (selection->rows.empty()) {
        problems.add({table->file, 1, 1}, "no rows (only a header line)");
        return {};
    }
    auto taken = take(*table, *selection);
    if (!use_decimal_points(taken, problems)) return {};
    return taken;
}

}  // namespace holdtime
