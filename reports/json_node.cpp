#include "reports/json_node.hpp"

#include <fmt/format.h>

#include <limits>

namespace holdtime {

namespace {

std::string shown(const JsonPath& path) {
    std::string text;
    for (const auto& step : path) text += (text.empty() ? "" : ".") + step;
    return text;
}

}  // namespace

void JsonNode::complain(const std::string& what) const {
    const auto where = path_.empty() ? "it" : shown(path_);
    throw InputError(place_in_json(document_->text, document_->file, path_),
                     fmt::format("not a complete report of holdtime: {} {} (make one with 'holdtime run SCENARIO "
                                 "--format json -o FILE')",
                                 where, what));
}

JsonNode JsonNode::below(const std::string& step, const Json& json) const {
    auto path = path_;
    path.push_back(step);
    return {*document_, json, std::move(path)};
}

const JsonNode::Json& JsonNode::map() const {
    if (!json_->is_object()) complain("must be a map of names to values");
    return *json_;
}

const JsonNode::Json& JsonNode::array() const {
    if (!json_->is_array()) complain("must be a list");
    return *json_;
}

std::optional<JsonNode> JsonNode::find(const std::string& key) const {
    const auto found = map().find(key);
    if (found == json_->end()) return {};
    return below(key, *found);
}

JsonNode JsonNode::at(const std::string& key) const {
    auto found = find(key);
    if (!found) complain(fmt::format("lacks the key '{}'", key));
    return *found;
}

std::vector<std::pair<std::string, JsonNode>> JsonNode::items() const {
    std::vector<std::pair<std::string, JsonNode>> result;
    for (const auto& [key, value] : map().items()) result.emplace_back(key, below(key, value));
    return result;
}

std::vector<JsonNode> JsonNode::list() const {
    std::vector<JsonNode> result;
    for (const auto& value : array()) result.push_back(below(std::to_string(result.size()), value));
    return result;
}

JsonNode::Kind JsonNode::kind() const {
    if (json_->is_object()) return Kind::map;
    if (json_->is_array()) return Kind::list;
    if (json_->is_string()) return Kind::text;
    return json_->is_boolean() ? Kind::flag : Kind::other;
}

double JsonNode::number() const {
    if (json_->is_null()) return std::numeric_limits<double>::quiet_NaN();
    if (!json_->is_number()) complain("must be a number or null");
    return json_->get<double>();
}

std::uint64_t JsonNode::natural(std::uint64_t most) const {
    if (!json_->is_number_unsigned() || json_->get<std::uint64_t>() > most)
        complain(fmt::format("must be a whole number from 0 to {}", most));
    return json_->get<std::uint64_t>();
}

std::string JsonNode::text() const {
    if (!json_->is_string()) complain("must be text");
    return json_->get<std::string>();
}

bool JsonNode::flag() const {
    if (!json_->is_boolean()) complain("must be true or false");
    return json_->get<bool>();
}

std::vector<std::string> JsonNode::texts() const {
    std::vector<std::string> result;
    for (const auto& node : list()) result.push_back(node.text());
    return result;
}

std::vector<double> JsonNode::numbers() const {
    std::vector<double> result;
    result.reserve(array().size());
    for (const auto& value : *json_) {
        if (!value.is_null() && !value.is_number())
            below(std::to_string(result.size()), value).complain("must be a number or null");
        result.push_back(value.is_null() ? std::numeric_limits<double>::quiet_NaN() : value.get<double>());
    }
    return result;
}

}  // namespace holdtime
