#include "reports/scenario_json.hpp"

#include <algorithm>

#include "studies/compare/compare.hpp"

namespace holdtime {

namespace {

using Json = nlohmann::ordered_json;

/// Would it be the same digits again?
bool is_whole_number(const std::string& text) {
    constexpr std::size_t most_digits = 15;
    return !text.empty() && text.size() <= most_digits && (text[0] != '0' || text.size() == 1) &&
           std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

Json scalar_json(const Value& value) {
    if (value.quoted) return value.text;
    if (is_whole_number(value.text)) return std::stoull(value.text);
    if (value.text == "true" || value.text == "false") return value.text == "true";
    return value.text;
}

Value read_value(const JsonNode& json) {
    Value value;
    value.place = json.file_place();
    switch (json.kind()) {
        case JsonNode::Kind::map:
            value.kind = Value::Kind::map;
            for (const auto& [key, below] : json.items())
                value.entries.push_back({key, value.place, read_value(below)});
            break;
        case JsonNode::Kind::list:
            value.kind = Value::Kind::list;
            for (const auto& item : json.list()) value.items.push_back(read_value(item));
            break;
        case JsonNode::Kind::text:
            value.text = json.text();
            value.quoted = true;
            break;
        case JsonNode::Kind::flag:
            value.text = json.flag() ? "true" : "false";
            break;
        case JsonNode::Kind::other:
            value.text = std::to_string(json.natural(~std::uint64_t{0}));
            break;
    }
    return value;
}

}  // namespace

Json scenario_json(const Value& text) {
    if (text.is_scalar()) return scalar_json(text);
    if (text.is_list()) {
        Json list = Json::array();
        for (const auto& item : text.items) list.push_back(scenario_json(item));
        return list;
    }
    Json map = Json::object();
    for (const auto& entry : text.entries) map[entry.key] = scenario_json(entry.value);
    return map;
}

std::shared_ptr<const Value> read_scenario_json(const JsonNode& json) {
    json.items();  // complains about what is no map
    return std::make_shared<const Value>(read_value(json));
}

}  // namespace holdtime
