#include "reports/judged_json.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace holdtime {

namespace {

using Json = nlohmann::ordered_json;

constexpr std::array states{"met", "missed", "on_the_line", "undecided", "no_contacts"};
constexpr std::array figures{"service_level", "abandonment_rate", "occupancy"};
constexpr std::array scopes{"interval", "day", "horizon"};

/// Number of a word in its list; the first where a later version has others.
template <class Choice, std::size_t n>
Choice choice_of(const std::array<const char*, n>& words, const JsonNode& json) {
    const auto word = json.text();
    const auto found = std::find(words.begin(), words.end(), word);
    return static_cast<Choice>(found == words.end() ? 0 : found - words.begin());
}

template <class Choice, std::size_t n>
const char* word_of(const std::array<const char*, n>& words, Choice choice) {
    return words[static_cast<std::size_t>(choice)];
}

Json number(double value) { return std::isfinite(value) ? Json(value) : Json(nullptr); }

Json target_json(const TargetOutcome& target, const std::vector<std::string>& labels) {
    Json json;
    json[target.figure == TargetFigure::occupancy ? "agent_group" : "channel"] = target.name;
    json["figure"] = word_of(figures, target.figure);
    json["target"] = target.target;
    if (target.within >= 0) json["within"] = target.within;
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

TargetOutcome target_of(const JsonNode& json, const std::vector<std::string>& labels) {
    constexpr std::uint64_t most_days = 1ULL << 53;
    TargetOutcome target;
    target.figure = choice_of<TargetFigure>(figures, json.at("figure"));
    target.name = json.at(target.figure == TargetFigure::occupancy ? "agent_group" : "channel").text();
    target.target = json.at("target").number();
    if (const auto within = json.find("within")) target.within = within->number();
    target.scope = choice_of<TargetScope>(scopes, json.at("per"));
    if (const auto when = json.find("when"))
        target.interval =
            static_cast<std::uint32_t>(std::find(labels.begin(), labels.end(), when->text()) - labels.begin());
    if (!json.at("mean").is_null()) target.value = estimate_of(json);
    target.state = choice_of<TargetState>(states, json.at("state"));
    if (const auto days = json.find("days")) target.days = days->natural(most_days);
    const double share = json.at("days_met").number();
    if (share >= 0 && share <= 1)
        target.days_met = static_cast<std::uint64_t>(std::llround(share * static_cast<double>(target.days)));
    if (const auto by_replication = json.find("days_are_replications")) target.by_replication = by_replication->flag();
    return target;
}

Json figure_json(const PairFigure& figure) {
    Json json = json_of(figure.difference);
    if (!json.is_null()) json["days"] = number(figure.days);
    return json;
}

PairFigure figure_of(const JsonNode& json) {
    if (json.is_null()) return {};
    return {estimate_of(json), json.at("days").number()};
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

PairOutcome pair_of(const JsonNode& json) {
    PairOutcome pair;
    pair.a = json.at("a").text();
    pair.b = json.at("b").text();
    const auto figures_of_pair = json.at("figures");
    pair.cost = figure_of(figures_of_pair.at("cost"));
    pair.unserved = figure_of(figures_of_pair.at("unserved"));
    pair.resolved = figure_of(figures_of_pair.at("resolved"));
    pair.price_per_need = estimate_of(json.at("price_per_need"));
    return pair;
}

}  // namespace

const char* target_state_word(TargetState state) { return word_of(states, state); }

Json json_of(const Estimate& value) {
    if (!std::isfinite(value.mean)) return nullptr;
    Json json;
    json["mean"] = value.mean;
    json["ci"] = value.has_interval() ? Json{number(value.low), number(value.high)} : Json(nullptr);
    return json;
}

Estimate estimate_of(const JsonNode& json) {
    Estimate result;
    if (json.is_null()) return result;
    result.mean = json.at("mean").number();
    const auto ci = json.at("ci");
    if (ci.is_null()) return result;
    const auto ends = ci.numbers();
    if (ends.size() != 2) ci.complain("must be a list of two numbers");
    result.low = ends[0];
    result.high = ends[1];
    return result;
}

Json targets_json(const std::vector<StrategyResults>& strategies, const std::vector<std::string>& labels) {
    Json targets = Json::object();
    for (const auto& strategy : strategies) {
        Json& list = targets[strategy.name] = Json::array();
        for (const auto& target : strategy.targets) list.push_back(target_json(target, labels));
    }
    return targets;
}

void write_judged(const Comparison& comparison, Json& json) {
    Json pairs = Json::array();
    for (const auto& pair : comparison.results.pairs) pairs.push_back(pair_json(pair));
    json["targets"] = targets_json(comparison.results.strategies, comparison.interval_labels);
    json["pairs"] = std::move(pairs);
    json["undominated"] = comparison.undominated;
    json["choice"] = comparison.choice.empty() ? Json(nullptr) : Json(comparison.choice);
    json["best_probability"] = nullptr;
    json["basis"] = "as_staffed";
}

void read_targets(const JsonNode& json, const std::vector<std::string>& labels,
                  std::vector<StrategyResults>& strategies) {
    if (const auto targets = json.find("targets"))
        for (auto& strategy : strategies)
            if (const auto list = targets->find(strategy.name))
                for (const auto& target : list->list()) strategy.targets.push_back(target_of(target, labels));
}

void read_judged(const JsonNode& json, Comparison& comparison) {
    auto& results = comparison.results;
    read_targets(json, comparison.interval_labels, results.strategies);
    if (const auto pairs = json.find("pairs"))
        for (const auto& pair : pairs->list()) results.pairs.push_back(pair_of(pair));
    if (const auto names = json.find("undominated")) comparison.undominated = names->texts();
    if (const auto choice = json.find("choice"); choice && !choice->is_null()) comparison.choice = choice->text();
}

nlohmann::ordered_json period_json(const Period& period) {
    Json json{{"first", period.first}, {"last", period.last}, {"length", period.length}};
    if (!period.warm_up.empty()) json["warm_up"] = period.warm_up;
    if (!period.cool_down.empty()) json["cool_down"] = period.cool_down;
    return json;
}

Period read_period(const JsonNode& json) {
    Period period;
    period.first = json.at("first").text();
    period.last = json.at("last").text();
    period.length = json.at("length").text();
    if (const auto warm_up = json.find("warm_up")) period.warm_up = warm_up->text();
    if (const auto cool_down = json.find("cool_down")) period.cool_down = cool_down->text();
    return period;
}

}  // namespace holdtime
