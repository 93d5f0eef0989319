#include "reports/judged_json.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace holdtime {

namespace {

using Json = nlohmann::ordered_json;

constexpr std::array states{"met", "missed", "on_the_line", "undecided", "no_contacts"};
constexpr std::array figures{"service_level", "abandonment_rate", "occupancy"};
constexpr std::array scopes{"interval", "day", "horizon"};

/// Number of a word in its list; the first where a later version has others.
template <class Choice, std::size_t n>
Choice choice_of(const std::array<const char*, n>& words, const Json& json) {
    const auto& word = json.get_ref<const std::string&>();
    const auto found = std::find(words.begin(), words.end(), word);
    return static_cast<Choice>(found == words.end() ? 0 : found - words.begin());
}

template <class Choice, std::size_t n>
const char* word_of(const std::array<const char*, n>& words, Choice choice) {
    return words[static_cast<std::size_t>(choice)];
}

Json number(double value) { return std::isfinite(value) ? Json(value) : Json(nullptr); }

double number_of(const Json& json) {
    return json.is_null() ? std::numeric_limits<double>::quiet_NaN() : json.get<double>();
}

Json target_json(const TargetOutcome& target, const std::vector<std::string>& labels) {
    Json json;
    json[target.figure == TargetFigure::occupancy ? "agent_group" : "channel"] = target.name;
    json["figure"] = word_of(figures, target.figure);
    json["target"] = target.target;
    json["per"] = word_of(scopes, target.scope);
    if (target.scope != TargetScope::horizon && target.interval < labels.size()) json["when"] = labels[target.interval];
    const auto value = json_of(target.value);
    json["mean"] = value.is_null() ? Json(nullptr) : value["mean"];
    json["ci"] = value.is_null() ? Json(nullptr) : value["ci"];
    json["state"] = word_of(states, target.state);
    json["days_met"] =
        target.days > 0 ? Json(static_cast<double>(target.days_met) / static_cast<double>(target.days)) : Json(nullptr);
    json["days"] = target.days;
    json["days_are_replications"] = target.by_replication;
    return json;
}

TargetOutcome target_of(const Json& json, const std::vector<std::string>& labels) {
    TargetOutcome target;
    target.figure = choice_of<TargetFigure>(figures, json.at("figure"));
    json.at(target.figure == TargetFigure::occupancy ? "agent_group" : "channel").get_to(target.name);
    json.at("target").get_to(target.target);
    target.scope = choice_of<TargetScope>(scopes, json.at("per"));
    if (const auto when = json.find("when"); when != json.end())
        target.interval = static_cast<std::uint32_t>(std::find(labels.begin(), labels.end(), when->get<std::string>()) -
                                                     labels.begin());
    if (!json.at("mean").is_null()) target.value = estimate_of(json);
    target.state = choice_of<TargetState>(states, json.at("state"));
    target.days = json.value("days", std::uint64_t{0});
    const double share = number_of(json.at("days_met"));
    if (std::isfinite(share)) target.days_met = static_cast<std::uint64_t>(std::llround(share * double(target.days)));
    target.by_replication = json.value("days_are_replications", false);
    return target;
}

Json figure_json(const PairFigure& figure) {
    Json json = json_of(figure.difference);
    if (!json.is_null()) json["days"] = number(figure.days);
    return json;
}

PairFigure figure_of(const Json& json) {
    if (json.is_null()) return {};
    return {estimate_of(json), number_of(json.at("days"))};
}

Json pair_json(const PairOutcome& pair) {
    return {{"a", pair.a},
            {"b", pair.b},
            {"figures",
             {{"cost", figure_json(pair.cost)},
              {"unserved", figure_json(pair.unserved)},
              {"resolved", figure_json(pair.resolved)}}},
            {"price_per_need", json_of(pair.price_per_need)}};
}

PairOutcome pair_of(const Json& json) {
    PairOutcome pair;
    json.at("a").get_to(pair.a);
    json.at("b").get_to(pair.b);
    pair.cost = figure_of(json.at("figures").at("cost"));
    pair.unserved = figure_of(json.at("figures").at("unserved"));
    pair.resolved = figure_of(json.at("figures").at("resolved"));
    pair.price_per_need = estimate_of(json.at("price_per_need"));
    return pair;
}

}  // namespace

Json json_of(const Estimate& value) {
    if (!std::isfinite(value.mean)) return nullptr;
    Json json;
    json["mean"] = value.mean;
    json["ci"] = value.has_interval() ? Json{number(value.low), number(value.high)} : Json(nullptr);
    return json;
}

Estimate estimate_of(const Json& json) {
    Estimate result;
    if (json.is_null()) return result;
    result.mean = number_of(json.at("mean"));
    if (json.at("ci").is_null()) return result;
    result.low = number_of(json.at("ci").at(0));
    result.high = number_of(json.at("ci").at(1));
    return result;
}

void write_judged(const Comparison& comparison, Json& json) {
    Json targets = Json::object(), pairs = Json::array();
    for (const auto& strategy : comparison.results.strategies) {
        Json& list = targets[strategy.name] = Json::array();
        for (const auto& target : strategy.targets) list.push_back(target_json(target, comparison.interval_labels));
    }
    for (const auto& pair : comparison.results.pairs) pairs.push_back(pair_json(pair));
    json["targets"] = std::move(targets);
    json["pairs"] = std::move(pairs);
    json["undominated"] = comparison.undominated;
    json["choice"] = comparison.choice.empty() ? Json(nullptr) : Json(comparison.choice);
    json["best_probability"] = nullptr;
    json["basis"] = "as_staffed";
}

void read_judged(const Json& json, Comparison& comparison) {
    auto& results = comparison.results;
    if (const auto targets = json.find("targets"); targets != json.end())
        for (auto& strategy : results.strategies)
            if (const auto list = targets->find(strategy.name); list != targets->end())
                for (const auto& target : *list)
                    strategy.targets.push_back(target_of(target, comparison.interval_labels));
    if (const auto pairs = json.find("pairs"); pairs != json.end())
        for (const auto& pair : *pairs) results.pairs.push_back(pair_of(pair));
    if (const auto list = json.find("undominated"); list != json.end()) list->get_to(comparison.undominated);
    if (const auto choice = json.find("choice"); choice != json.end() && choice->is_string())
        choice->get_to(comparison.choice);
}

}  // namespace holdtime
