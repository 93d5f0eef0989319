#include <nlohmann/json.hpp>

#include "reports/sweep_rows.hpp"
#include "reports/text/csv_field.hpp"
#include "reports/text/numbers.hpp"
#include "studies/sweep/shard.hpp"

namespace holdtime {

namespace {

std::string value_field(const PathValue& value) {
    return value.number ? exact_number(*value.number) : csv_field(value.text);
}

std::string json_text(const std::string& text) {
    return nlohmann::json(text).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

std::string json_number(double number) { return number == number ? exact_number(number) : "null"; }

std::string json_value(const PathValue& value) {
    return value.number ? json_number(*value.number) : json_text(value.text);
}

}  // namespace

void write_sweep_csv(const ResultStore& store, const Write& write) {
    std::string text = "point";
    for (const auto& path : store.header().paths) text += ',' + csv_field(path);
    write(text + ",strategy,part,name,figure,mean,low,high\n");
    std::uint64_t point = 0;
    std::string front;
    store.each_row([&](const FigureRow& row) {
        if (row.point != point) {
            point = row.point;
            front = std::to_string(point);
            for (const PathValue& value : row.values) front += ',' + value_field(value);
        }
        write(front + ',' + csv_field(row.strategy) + ',' + csv_field(row.part) + ',' + csv_field(row.name) + ',' +
              csv_field(row.figure) + ',' + exact_number(row.estimate.mean) + ',' + exact_number(row.estimate.low) +
              ',' + exact_number(row.estimate.high) + '\n');
    });
}

void write_sweep_json(const ResultStore& store, const Write& write) {
    std::vector<std::string> keys;
    for (const auto& path : store.header().paths) keys.push_back(json_text(path));
    std::uint64_t point = 0;
    std::string front;
    const char* before = "[\n";
    store.each_row([&](const FigureRow& row) {
        if (row.point != point) {
            point = row.point;
            front = "{\"point\": " + std::to_string(point);
            for (std::size_t i = 0; i < keys.size(); ++i) front += ", " + keys[i] + ": " + json_value(row.values[i]);
        }
        write(before + front + ", \"strategy\": " + json_text(row.strategy) + ", \"part\": " + json_text(row.part) +
              ", \"name\": " + json_text(row.name) + ", \"figure\": " + json_text(row.figure) +
              ", \"mean\": " + json_number(row.estimate.mean) + ", \"low\": " + json_number(row.estimate.low) +
              ", \"high\": " + json_number(row.estimate.high) + "}");
        before = ",\n";
    });
    write(point == 0 ? "[]\n" : "\n]\n");
}

void write_points_csv(const SweepPlan& plan, const Shard& shard, const Write& write) {
    std::string text = "point";
    for (const Axis& axis : plan.design().axes()) text += ',' + csv_field(axis.path());
    write(text + '\n');
    PointCursor cursor(plan);
    while (cursor.next()) {
        if (shard_of(cursor.point(), shard.count) != shard.number) continue;
        text = std::to_string(cursor.point());
        for (const PathValue& value : path_values(cursor.levels())) text += ',' + value_field(value);
        write(text + '\n');
    }
}

}  // namespace holdtime
