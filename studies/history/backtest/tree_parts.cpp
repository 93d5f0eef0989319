#include "studies/history/backtest/tree_parts.hpp"

#include <fmt/format.h>

#include "scenarios/schema/csv.hpp"

namespace holdtime {

namespace {

const Place made_here{"<history>", 0, 0};

}  // namespace

Value scalar_value(std::string text) {
    Value value;
    value.place = made_here;
    value.text = std::move(text);
    return value;
}

Value list_value(const std::vector<std::string>& items) {
    Value value;
    value.kind = Value::Kind::list;
    value.place = made_here;
    for (const auto& item : items) value.items.push_back(scalar_value(item));
    return value;
}

Value map_value(std::vector<std::pair<std::string, Value>> entries) {
    Value value;
    value.kind = Value::Kind::map;
    value.place = made_here;
    for (auto& [key, item] : entries) value.entries.push_back({key, made_here, std::move(item)});
    return value;
}

Value null_value() {
    Value value = scalar_value("null");
    value.null = true;
    return value;
}

Value column_value(const std::string& name, const std::vector<double>& numbers) {
    auto table = std::make_shared<CsvTable>();
    table->file = made_here.file;
    table->header = {name};
    for (std::size_t i = 0; i < numbers.size(); ++i) {
        table->cells.push_back(fmt::format("{:.6f}", numbers[i]));
        table->line.push_back(static_cast<int>(i) + 2);
    }
    Value file = scalar_value(made_here.file);
    file.table = std::move(table);
    return map_value({{"file", std::move(file)}, {"column", scalar_value(name)}});
}

}  // namespace holdtime
