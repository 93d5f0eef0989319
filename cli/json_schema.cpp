#include "cli/json_schema.hpp"

#include <algorithm>
#include <string_view>
#include <vector>

#include "cli/json_text.hpp"
#include "cli/schema_parameters.hpp"
#include "cli/schema_values.hpp"
#include "models/catalogue.hpp"
#include "scenarios/schema/keys.hpp"
#include "sim/ports/figures.hpp"

namespace holdtime {

namespace {

std::vector<std::string> split(std::string_view text, std::string_view separator) {
    std::vector<std::string> parts;
    for (std::size_t begin = 0; begin <= text.size();) {
        const auto end = std::min(text.find(separator, begin), text.size());
        parts.emplace_back(text.substr(begin, end - begin));
        begin = end + separator.size();
    }
    return parts;
}

const Family* find_family(const std::vector<Family>& all, std::string_view name) {
    const auto found = std::find_if(all.begin(), all.end(), [&](const Family& one) { return one.name == name; });
    return found == all.end() ? nullptr : &*found;
}

/// A name of an engine with its parameters behind slashes, or `{name: {parameters}}`.
JsonObject engine() {
    std::vector<std::string> names{"simulation", "all"};
    JsonObject blocks;
    const auto all = families();
    for (const auto* model : find_family(all, "queueing")->models) names.emplace_back(model->name);
    for (const auto& name : names)
        if (name != "stationary") blocks.add(name, R"({"type": "object", "maxProperties": 0})");
    const auto stationary =
        JsonObject()
            .add("type", "\"object\"")
            .add("properties",
                 JsonObject().add("variant", schema::scalar().text()).add("model", schema::scalar().text()).text())
            .add("additionalProperties", "false");
    blocks.add("stationary", stationary.text());
    const auto block = JsonObject()
                           .add("type", "\"object\"")
                           .add("properties", blocks.text())
                           .add("additionalProperties", "false")
                           .add("minProperties", "1")
                           .add("maxProperties", "1");
    const auto text = JsonObject().add("type", "\"string\"").add_text("pattern", "^stationary(/[a-z_]+){1,2}$");
    return schema::any_of({schema::one_of(names), text, block});
}

std::vector<std::string> words_of(const KeyInfo& key) {
    std::vector<std::string> words;
    for (const auto& one : key.limits.words) words.emplace_back(one.word);
    return words;
}

/// A model of the family, or one of the row's own words.
JsonObject model(const KeyInfo& key) {
    const auto family = JsonObject().add_text("$ref", "#/$defs/" + std::string(key.detail));
    if (key.limits.words.empty()) return family;
    return schema::any_of({schema::one_of(words_of(key)), family});
}

std::vector<std::string> figure_keys() {
    std::vector<std::string> keys;
    for (const auto& figure : figure_info()) keys.emplace_back(figure.key);
    return keys;
}

JsonObject schema_of(const KeyInfo& key);

/// Names that the scenario itself makes up cannot be listed; those of the program can. Where a name may have a block of
/// its own, `[phone, {chat: {..}}]`.
JsonObject names(const KeyInfo& key) {
    const auto of = key.detail;
    auto list = schema::names();
    if (const auto* each = find_pattern(std::string(key.path) + ".*"))
        return schema::list_of(
            schema::any_of({schema::scalar(), JsonObject()
                                                  .add("type", "\"object\"")
                                                  .add("additionalProperties", schema_of(*each).text())
                                                  .add("minProperties", "1")
                                                  .add("maxProperties", "1")}),
            1);
    if (of == "figures") return schema::list_of(schema::one_of(figure_keys()), 1);
    if (of.starts_with("total, "))
        return schema::list_of(schema::one_of(split(of, ", ")), 1).add("uniqueItems", "true");
    return list;
}

JsonObject choice(const KeyInfo& key) {
    auto schema = schema::one_of(split(key.detail, "|"));
    std::vector<std::string> meanings;
    for (const auto& one : key.limits.words) meanings.emplace_back(one.meaning);
    if (!meanings.empty()) schema.add("enumDescriptions", json_strings(meanings));
    return schema;
}

JsonObject block_members(std::string_view pattern, const KeyInfo* block);

/// A list that may be absent may say that it is; so may a block.
JsonObject off_word() { return JsonObject().add("enum", R"([false, "false", "none", "off"])"); }

JsonObject number(const KeyInfo& key) {
    const auto number = schema::number(key.limits.range.limited() ? key.limits.range : at_least(0));
    if (!key.limits.or_constant) return number;
    const auto constant = JsonObject()
                              .add("type", "\"object\"")
                              .add("properties", JsonObject().add("constant", number.text()).text())
                              .add("required", R"(["constant"])")
                              .add("additionalProperties", "false");
    return key.limits.or_law ? schema::any_of({number, constant, schema::law_of_numbers()})
                             : schema::any_of({number, constant});
}

JsonObject members_of(const KeyInfo& key) {
    switch (key.type) {
        case KeyType::block:
        case KeyType::by_name:
            if (key.limits.or_name) return schema::any_of({schema::scalar(), block_members(key.path, &key)});
            return block_members(key.path, &key);
        case KeyType::choice:
            return choice(key);
        case KeyType::engine:
            return engine();
        case KeyType::model:
            return model(key);
        case KeyType::names:
            return names(key);
        case KeyType::date:
            return schema::date();
        case KeyType::list:
            return schema::any_of(
                {off_word(), schema::list_of(schema_of(*find_pattern(std::string(key.path) + ".*")), 0)});
        case KeyType::values:
            return schema::any_of({schema::scalar(), schema::list_of(schema::scalar(), 1)});
        case KeyType::moment:
            return schema::date();
        case KeyType::ratio:
            return schema::ratio(key.limits.range);
        case KeyType::points:
            return schema::points();
        case KeyType::number:
            return number(key);
        case KeyType::duration:
            if (!key.limits.words.empty())
                return schema::any_of({schema::one_of(words_of(key)), schema::duration(key.limits.range)});
            return schema::duration(key.limits.range);
        case KeyType::share:
            return schema::share(key.limits.range);
        case KeyType::natural:
            if (!key.limits.words.empty())
                return schema::any_of({schema::one_of(words_of(key)), schema::natural(key.limits.range)});
            return schema::natural(key.limits.range);
        case KeyType::boolean:
            return schema::boolean();
        case KeyType::money:
            return schema::number(at_least(0));
        case KeyType::money_per_hour:
            return schema::rate();
        case KeyType::hours:
            return schema::hours();
        case KeyType::condition:
            return schema::condition();
        case KeyType::time_zone:
            return schema::time_zone();
        case KeyType::text:
            if (key.detail == "share or duration") return schema::any_of({schema::share({}), schema::duration({})});
            return schema::scalar();
        case KeyType::name:
            return schema::scalar();
    }
    return {};
}

JsonObject schema_of(const KeyInfo& key) {
    JsonObject schema;
    schema.add_text("description", key.definition);
    if (!key.fallback.empty()) schema.add_text("default", key.fallback);
    return schema.add_all(members_of(key));
}

/// What is left of a path below the block of this prefix; "" where it is not below.
std::string_view below(std::string_view path, std::string_view prefix) {
    return path.starts_with(prefix) ? path.substr(prefix.size()) : std::string_view{};
}

/// What a key that has no effect on this kind of channel may still say: what it would be anyway, where it has a
/// default.
std::string without_effect(const KeyInfo& key) {
    if (key.fallback.empty() || (key.type != KeyType::natural && key.type != KeyType::boolean)) return "false";
    const std::string fallback(key.fallback);
    return JsonObject().add("enum", json_list({fallback, json_string(fallback)})).text();
}

/// The value of the key `steps` below a block.
std::string nested(std::string_view steps, const std::string& value) {
    const auto dot = steps.find('.');
    const auto inner = dot == std::string_view::npos ? value : nested(steps.substr(dot + 1), value);
    return JsonObject().add("properties", JsonObject().add(steps.substr(0, dot), inner).text()).text();
}

/// "Where the kind is one of those on which this key has no effect, it is not there", key by key.
std::vector<std::string> kind_rules(const std::string& prefix) {
    const KeyInfo* kind = find_pattern(prefix + "kind");
    std::vector<std::string> rules;
    for (const auto& key : scenario_keys()) {
        const auto rest = below(key.path, prefix);
        if (!kind || rest.empty() || key.limits.kinds.empty()) continue;
        auto others = split(kind->detail, "|");
        const auto with_effect = split(key.limits.kinds, "|");
        std::erase_if(others, [&](const std::string& one) {
            return std::find(with_effect.begin(), with_effect.end(), one) != with_effect.end();
        });
        const auto condition =
            JsonObject()
                .add("properties",
                     JsonObject().add("kind", JsonObject().add("enum", json_strings(others)).text()).text())
                .add("required", json_strings({"kind"}));
        rules.push_back(JsonObject().add("if", condition.text()).add("then", nested(rest, without_effect(key))).text());
    }
    return rules;
}

/// Figures stand behind a strategy and a part, or alone.
std::string figure_names(std::string_view pattern) {
    std::string figures;
    for (const auto& key : figure_keys()) figures += (figures.empty() ? "" : "|") + key;
    const std::string part = R"((total|(channels|agent_groups|segments|reasons)\..+))";
    const auto text =
        pattern == "expect" ? R"(^(.+=.+ [-+/] )?.+\.)" + part + R"(\.()" + figures + ")$" : "^(" + figures + ")$";
    return JsonObject().add_text("pattern", text).text();
}

/// The keys of the block that this pattern names ("" = the top of the file).
JsonObject block_members(std::string_view pattern, const KeyInfo* block) {
    JsonObject properties;
    std::vector<std::string> required;
    std::string others = "false";
    const std::string prefix = pattern.empty() ? "" : std::string(pattern) + ".";
    for (const auto& key : scenario_keys()) {
        const auto rest = below(key.path, prefix);
        if (rest.empty() || rest.find('.') != std::string_view::npos) continue;
        if (rest == "*") {
            others = schema_of(key).text();
            continue;
        }
        properties.add(rest, schema_of(key).text());
        if (key.required) required.emplace_back(rest);
    }
    if (pattern.empty() && !find_pattern("question"))
        properties.add("question",
                       JsonObject().add_text("description", "What the report asks.").add_all(schema::scalar()).text());
    JsonObject schema;
    const bool may_be_off = block && block->type == KeyType::block && !block->required;
    schema.add("type", may_be_off ? R"(["object", "string", "boolean"])" : "\"object\"");
    if (may_be_off) schema.add("pattern", R"("^(none|off|false)$")").add("not", R"({"const": true})");
    if (const bool ours = !properties.empty() || others == "false"; ours) {
        schema.add("properties", properties.text());
        schema.add("patternProperties", R"({"^x-": {}, "^description$": {}})");
    }
    schema.add("additionalProperties", others);
    if (block && block->detail == "figures") schema.add("propertyNames", figure_names(pattern));
    if (block && block->type == KeyType::by_name && block->required) schema.add("minProperties", "1");
    if (block && block->type == KeyType::by_name && !block->limits.words.empty())
        schema.add("propertyNames", JsonObject().add("not", schema::one_of(words_of(*block)).text()).text());
    if (pattern == "calendar") schema.add("not", R"({"required": ["days", "duration"]})");
    if (!required.empty()) schema.add("required", json_strings(required));
    if (const auto rules = kind_rules(prefix); !rules.empty()) schema.add("allOf", json_list(rules));
    return schema;
}

}  // namespace

std::string json_schema() {
    JsonObject definitions;
    for (const auto& family : families()) definitions.add(family.name, schema::family(family).text());
    JsonObject top;
    top.add_text("$schema", "https://json-schema.org/draft/2020-12/schema").add_text("title", "holdtime scenario");
    top.add_all(block_members("", nullptr)).add("$defs", definitions.text());
    return json_indented(top.text());
}

}  // namespace holdtime
