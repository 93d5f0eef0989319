#include "reports/results_schema.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "reports/json_text.hpp"
#include "sim/ports/figures.hpp"

namespace holdtime {

namespace {

using Json = nlohmann::ordered_json;

Json type(const char* name) { return {{"type", name}}; }
Json ref(const std::string& name) { return {{"$ref", "#/$defs/" + name}}; }
Json list_of(Json items) { return {{"type", "array"}, {"items", std::move(items)}}; }
Json map_of(Json values) { return {{"type", "object"}, {"additionalProperties", std::move(values)}}; }
Json or_null(const char* name) { return {{"type", {name, "null"}}}; }

/// Exactly these keys; those in `optional` may be absent.
Json object(Json properties, const std::vector<std::string>& optional = {}) {
    Json required = Json::array();
    for (const auto& [key, value] : properties.items())
        if (std::find(optional.begin(), optional.end(), key) == optional.end()) required.push_back(key);
    return {{"type", "object"},
            {"properties", std::move(properties)},
            {"required", std::move(required)},
            {"additionalProperties", false}};
}

/// These keys, and further ones that later versions add.
Json open_object(Json properties, const std::vector<std::string>& optional = {}) {
    auto json = object(std::move(properties), optional);
    json.erase("additionalProperties");
    return json;
}

/// A figure that does not exist is null; with one replication, or by a formula, it has no interval.
Json estimate() {
    Json interval{{"type", {"array", "null"}}, {"items", or_null("number")}, {"minItems", 2}, {"maxItems", 2}};
    return {{"type", {"object", "null"}},
            {"properties", {{"mean", type("number")}, {"ci", std::move(interval)}}},
            {"required", {"mean", "ci"}},
            {"additionalProperties", false}};
}

/// Those that a strategy has nothing to do with are absent.
Json figures(unsigned part) {
    Json properties = Json::object();
    std::vector<std::string> optional;
    for (const auto& about : figure_info()) {
        if ((about.parts & part) == 0) continue;
        const auto key = std::string(about.key);
        properties[key] = ref("estimate");
        properties[key]["description"] = std::string(about.definition);
        if ((about.traits & of_some) != 0) optional.push_back(key);
    }
    return object(std::move(properties), optional);
}

Json series(unsigned part) {
    Json properties = Json::object();
    std::vector<std::string> all;
    for (const auto& about : figure_info())
        if ((about.parts & part) != 0) properties[std::string(about.key)] = ref("series");
    if ((part & in_interval) != 0)
        for (const char* band : {"service_level_p10", "service_level_p90"}) properties[band] = ref("series");
    for (const auto& [key, value] : properties.items()) all.push_back(key);
    return object(std::move(properties), all);
}

Json items() {
    Json properties = Json::object();
    std::vector<std::string> all;
    for (const auto& item : item_info()) {
        properties[std::string(item.key)] = ref("estimate");
        all.emplace_back(item.key);
    }
    return object(std::move(properties), all);
}

Json days() {
    return object({{"p10", or_null("number")},
                   {"p50", or_null("number")},
                   {"p90", or_null("number")},
                   {"met", or_null("number")},
                   {"dots", list_of(or_null("number"))}},
                  {"dots"});
}

Json strategy() {
    const auto parts = [](const char* name) { return map_of(ref(name)); };
    return open_object(
        {{"total", ref("total")},
         {"channels", parts("channel")},
         {"agent_groups", parts("agent_group")},
         {"segments", parts("segment")},
         {"reasons", parts("reason")},
         {"items", object({{"total", ref("items")},
                           {"channels", parts("items")},
                           {"agent_groups", parts("items")},
                           {"segments", parts("items")},
                           {"reasons", parts("items")}},
                          {"segments", "reasons"})},  // of which a formula knows nothing
         {"intervals", open_object({{"start", list_of(type("string"))},
                                    {"channels", map_of(series(in_interval))},
                                    {"agent_groups", map_of(series(in_group_interval))}},
                                   {"start"})},
         {"days", map_of(map_of(days()))},
         {"waits", map_of(object({{"within", list_of(type("number"))}, {"share", list_of(type("number"))}}))},
         {"flows", list_of(object({{"from", type("string")},
                                   {"to", type("string")},
                                   {"cause", type("string")},
                                   {"mean", type("number")}}))},
         {"replications", map_of(list_of(type("number")))},
         {"ignored", list_of(type("string"))},
         {"proactive",
          object({{"visitors", ref("estimate")}, {"invited", ref("estimate")}, {"accepted", ref("estimate")}})},
         {"surges", list_of(object({{"segment", type("string")},
                                    {"start", type("string")},
                                    {"peak", type("number")},
                                    {"recovery", or_null("number")}}))}},
        {"intervals", "days", "waits", "flows", "replications", "ignored", "proactive", "surges"});
}

Json target() {
    const Json states{{"enum", {"met", "missed", "on_the_line", "undecided", "no_contacts"}}};
    return open_object({{"channel", type("string")},
                        {"agent_group", type("string")},
                        {"figure", type("string")},
                        {"target", type("number")},
                        {"mean", or_null("number")},
                        {"ci", or_null("array")},
                        {"state", states},
                        {"days_met", or_null("number")},
                        {"days", type("integer")}},
                       {"channel", "agent_group"});
}

Json comparison() {
    const Json of_pair{{"type", {"object", "null"}}};
    return open_object({{"baseline", type("string")},
                        {"differences", map_of(ref("strategy"))},
                        {"targets", map_of(list_of(target()))},
                        {"pairs", list_of(open_object({{"a", type("string")},
                                                       {"b", type("string")},
                                                       {"figures", map_of(of_pair)},
                                                       {"price_per_need", ref("estimate")}}))},
                        {"undominated", list_of(type("string"))},
                        {"choice", or_null("string")},
                        {"best_probability", or_null("number")},
                        {"basis", type("string")},
                        {"objective", type("object")},
                        {"staffing", type("object")},
                        {"looks", type("object")},
                        {"how_sure", list_of(type("string"))},
                        {"verdict", type("string")},
                        {"fairness", type("string")}},
                       {"objective", "staffing", "looks", "how_sure"});
}

}  // namespace

std::string results_schema() {
    Json schema{{"$schema", "https://json-schema.org/draft/2020-12/schema"},
                {"title", "Results of holdtime run --format json"}};
    const auto described = open_object({{"schema_version", {{"const", 1}}},
                                        {"holdtime", type("string")},
                                        {"scenario", type("string")},
                                        {"question", type("string")},
                                        {"currency", type("string")},
                                        {"period", type("object")},
                                        {"channels", map_of(type("string"))},
                                        {"experiment", open_object({{"engine", type("string")},
                                                                    {"replications", type("integer")},
                                                                    {"seed", type("integer")},
                                                                    {"confidence", type("number")},
                                                                    {"scenario_hash", type("string")},
                                                                    {"partial", type("boolean")}})},
                                        {"strategies", map_of(ref("strategy"))},
                                        {"comparison", comparison()},
                                        {"beside", type("object")},
                                        {"what_if", open_object({{"changes", list_of(type("string"))},
                                                                 {"targets", map_of(list_of(target()))},
                                                                 {"strategies", map_of(ref("strategy"))},
                                                                 {"differences", map_of(ref("strategy"))}})},
                                        {"warnings", list_of(type("string"))},
                                        {"defaults", list_of(object({{"path", type("string")},
                                                                     {"value", type("string")},
                                                                     {"source", type("string")},
                                                                     {"confidence", type("string")}}))},
                                        {"scenario_text", type("object")}},
                                       {"beside", "what_if"});
    schema.update(described);
    schema["$defs"] = {
        {"estimate", estimate()},         {"series", list_of(or_null("number"))}, {"items", items()},
        {"total", figures(in_total)},     {"channel", figures(in_channel)},       {"agent_group", figures(in_group)},
        {"segment", figures(in_segment)}, {"reason", figures(in_reason)},         {"strategy", strategy()}};
    return json_document(schema);
}

}  // namespace holdtime
