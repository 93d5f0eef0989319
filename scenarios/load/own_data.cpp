#include "scenarios/load/own_data.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <memory>

#include "scenarios/schema/csv.hpp"

namespace holdtime {

namespace {

constexpr const char* values_key = "values";
constexpr const char* start_key = "interval_start";

/// The maps that name a column of a file.
bool names_column(const Value& value) {
    const auto is_name = [&](const char* key) {
        const Value* name = value.find(key);
        return name && name->is_scalar() && !name->text.empty();
    };
    return value.is_map() && is_name("file") && is_name("column");
}

Value list_of(const std::vector<std::string>& texts, const Place& place) {
    Value list;
    list.kind = Value::Kind::list;
    list.place = place;
    for (const auto& text : texts) {
        list.items.emplace_back();
        list.items.back().place = place;
        list.items.back().text = text;
    }
    return list;
}

void add_own_data(Value& value) {
    for (Value& item : value.items) add_own_data(item);
    for (Entry& entry : value.entries) add_own_data(entry.value);
    if (!names_column(value) || value.find(values_key)) return;
    Problems unread;
    const auto column = read_column(*value.find("file"), *value.find("column"), "data", unread);
    if (!column) return;
    value.entries.push_back({values_key, value.place, list_of(column->text, value.place)});
    if (!column->interval_start.empty())
        value.entries.push_back({start_key, value.place, list_of(column->interval_start, value.place)});
}

/// Takes values out of a tree. Those alike are one table, as those of one file are.
class Taker {
public:
    explicit Taker(Problems& problems) : problems_(problems) {}

    void take(Value& value) {
        for (Value& item : value.items) take(item);
        for (Entry& entry : value.entries) take(entry.value);
        if (!names_column(value) || !value.find(values_key)) return;
        const Value values = taken(value, values_key), starts = taken(value, start_key);
        if (!fits(values, starts)) return;
        Value& file = *value.find("file");
        file.table = table_of(file, value.find("column")->text, values, starts);
        file.place.file = file.table->file;  // alike where the data are, and else another file
    }

private:
    static Value taken(Value& map, const char* key) {
        Value result;
        std::erase_if(map.entries, [&](Entry& entry) {
            if (entry.key != key) return false;
            result = std::move(entry.value);
            return true;
        });
        return result;
    }

    bool fits(const Value& values, const Value& starts) {
        const auto all_words = [](const Value& list) {
            return list.is_list() && std::all_of(list.items.begin(), list.items.end(),
                                                 [](const Value& item) { return item.is_scalar(); });
        };
        const bool has_starts = !starts.is_scalar() || !starts.text.empty();
        if (!all_words(values) || values.items.empty())
            problems_.add(values.place, "'values' beside a file must be a list of what stands in its column");
        else if (has_starts && (!all_words(starts) || starts.items.size() != values.items.size()))
            problems_.add(starts.place, fmt::format("'interval_start' beside a file must be a list, one for each of "
                                                    "its {} values",
                                                    values.items.size()));
        else
            return true;
        return false;
    }

    std::shared_ptr<const CsvTable> table_of(const Value& file, const std::string& column, const Value& values,
                                             const Value& starts) {
        CsvTable table;
        table.within = true;
        const bool timed = starts.is_list() && column != start_key;
        if (timed) table.header.emplace_back(start_key);
        table.header.push_back(column);
        std::string key = column;
        for (std::size_t row = 0; row < values.items.size(); ++row) {
            if (timed) table.cells.push_back(starts.items[row].text);
            table.cells.push_back(values.items[row].text);
            table.line.push_back(static_cast<int>(row) + 2);  // as if the heading stood in the first
        }
        for (const auto& cell : table.cells) key.append(1, '\0').append(cell);
        auto& known = tables_[key];
        if (!known) {
            table.file = fmt::format("{} (data {}, of {})", file.place.file, tables_.size(), file.text);
            known = std::make_shared<const CsvTable>(std::move(table));
        }
        return known;
    }

    Problems& problems_;
    std::map<std::string, std::shared_ptr<const CsvTable>> tables_;
};

}  // namespace

Value with_own_data(Value tree) {
    add_own_data(tree);
    return tree;
}

void take_own_data(Value& tree, Problems& problems) { Taker(problems).take(tree); }

}  // namespace holdtime
