#include "cli/json_schema.hpp"

#include <fmt/format.h>

#include <memory>
#include <string_view>
#include <utility>
#include <vector>

#include "models/catalogue.hpp"
#include "scenarios/schema/keys.hpp"

namespace holdtime {

namespace {

std::string quoted(std::string_view text) {
    std::string result = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\') result += '\\';
        if (static_cast<unsigned char>(c) < 0x20)
            result += fmt::format("\\u{:04x}", static_cast<unsigned char>(c));
        else
            result += c;
    }
    return result + '"';
}

/// An object being written: members in order, each already text.
class Object {
public:
    Object& add(std::string_view key, const std::string& json) {
        if (!text_.empty()) text_ += ", ";
        text_ += quoted(key) + ": " + json;
        return *this;
    }
    std::string text() const { return "{" + text_ + "}"; }

private:
    std::string text_;
};

std::string list(const std::vector<std::string>& items) { return fmt::format("[{}]", fmt::join(items, ", ")); }

struct Type {
    KeyType type;
    const char* schema;  ///< members, without braces
};

constexpr const char* scalar = R"("type": ["string", "number", "boolean"])";

/// What a scalar of each type looks like to an editor; the program itself is stricter.
std::string scalar_schema(KeyType type) {
    constexpr Type types[] = {
        {KeyType::date, R"("type": "string", "pattern": "^\\d{4}-\\d{2}-\\d{2}")"},
        {KeyType::duration, R"("type": ["string", "number"], "pattern": "^[0-9.]+ ?(ms|s|min|h|d)?$")"},
        {KeyType::share, R"("type": ["string", "number"], "pattern": "^[0-9.]+ ?%?$", "minimum": 0, "maximum": 1)"},
        {KeyType::natural, R"("type": "integer", "minimum": 0)"},
        {KeyType::boolean, R"("type": "boolean")"},
        {KeyType::money, R"("type": "number", "minimum": 0)"},
        {KeyType::money_per_hour, R"("type": ["string", "number"], "pattern": "^[0-9.]+ ?/ ?(s|min|h|d)$")"},
        {KeyType::hours, R"("anyOf": [{"const": "always"}, {"type": "object"}])"},
        {KeyType::names, R"("type": "array", "items": {"type": "string"})"},
        {KeyType::condition, R"--("type": "string", "pattern": "^(<=|>=|==|!=|<|>)")--"},
        {KeyType::text, R"("type": ["string", "number"])"},
        {KeyType::time_zone, R"("type": "string")"},
        {KeyType::name, R"("type": "string")"},
    };
    for (const auto& [known, schema] : types)
        if (known == type) return schema;
    return "";
}

std::string choices(std::string_view detail) {
    std::vector<std::string> items;
    for (std::size_t begin = 0; begin <= detail.size();) {
        const auto end = std::min(detail.find('|', begin), detail.size());
        items.push_back(quoted(detail.substr(begin, end - begin)));
        begin = end + 1;
    }
    return "\"enum\": " + list(items);
}

/// `{name: {parameters}}`, or a short form: a scalar, a list, or the name alone.
std::string family_schema(const Family& family) {
    Object models;
    for (const auto* model : family.models) {
        Object parameters;
        for (const auto& parameter : model->parameters)
            parameters.add(
                parameter.name,
                Object().add("description", quoted(fmt::format("{} ({})", parameter.meaning, parameter.type))).text());
        models.add(model->name,
                   Object().add("description", quoted(model->sentence)).add("properties", parameters.text()).text());
    }
    const auto block = Object()
                           .add("type", "\"object\"")
                           .add("properties", models.text())
                           .add("maxProperties", "1")
                           .add("minProperties", "1")
                           .text();
    return Object().add("anyOf", list({fmt::format("{{{}}}", scalar), block})).text();
}

std::string schema_of(const KeyInfo& key);

/// The keys of the block that this pattern names ("" = the top of the file).
std::string block_members(std::string_view pattern) {
    Object properties;
    std::vector<std::string> required;
    std::string others = "false";
    const std::string prefix = pattern.empty() ? "" : std::string(pattern) + ".";
    for (const auto& key : scenario_keys()) {
        if (key.path.substr(0, prefix.size()) != prefix) continue;
        const auto rest = key.path.substr(prefix.size());
        if (rest.empty() || rest.find('.') != std::string_view::npos) continue;
        if (rest == "*") {
            others = schema_of(key);
            continue;
        }
        properties.add(rest, schema_of(key));
        if (key.required) required.push_back(quoted(rest));
    }
    auto text = "\"type\": \"object\", \"properties\": " + properties.text() + ", \"additionalProperties\": " + others;
    if (!required.empty()) text += ", \"required\": " + list(required);
    return text;
}

std::string members_of(const KeyInfo& key) {
    switch (key.type) {
        case KeyType::block:
        case KeyType::by_name:
            return block_members(key.path);
        case KeyType::choice:
            return choices(key.detail);
        case KeyType::engine:
        case KeyType::model: {
            for (const auto& family : families())
                if (family.name == key.detail) return fmt::format("\"$ref\": \"#/$defs/{}\"", key.detail);
            return "";
        }
        default:
            return scalar_schema(key.type);
    }
}

std::string schema_of(const KeyInfo& key) {
    std::string text = "{\"description\": " + quoted(key.definition);
    if (!key.fallback.empty()) text += ", \"default\": " + quoted(key.fallback);
    if (const auto members = members_of(key); !members.empty()) text += ", " + members;
    return text + "}";
}

/// One member a line, indented: text without line breaks made readable.
std::string indented(const std::string& json) {
    std::string text;
    std::size_t depth = 0;
    bool in_string = false;
    for (std::size_t i = 0; i < json.size(); ++i) {
        const char c = json[i];
        if (c == '"' && (i == 0 || json[i - 1] != '\\')) in_string = !in_string;
        const bool empty = !in_string && (c == '{' || c == '[') && (json[i + 1] == '}' || json[i + 1] == ']');
        const auto new_line = [&] { text += '\n' + std::string(2 * depth, ' '); };
        if (!in_string && (c == '}' || c == ']') && json[i - 1] != '{' && json[i - 1] != '[') --depth, new_line();
        if (!in_string && c == ' ' && json[i - 1] == ',') continue;
        text += c;
        if (!in_string && !empty && (c == '{' || c == '[')) ++depth, new_line();
        if (!in_string && c == ',') new_line();
    }
    return text + "\n";
}

}  // namespace

std::string json_schema() {
    Object definitions;
    for (const auto& family : families()) definitions.add(family.name, family_schema(family));
    const auto json =
        "{\"$schema\": \"https://json-schema.org/draft/2020-12/schema\", \"title\": \"holdtime scenario\", " +
        block_members("") + ", \"$defs\": " + definitions.text() + "}";
    return indented(json);
}

}  // namespace holdtime
