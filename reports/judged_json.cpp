#include "reports/judged_json.hpp"
#include "reports/json_text.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace holdtime {

namespace {

using Json = nlohmann::ordered_json;

constexpr std::array states{"met", "missed", "on_the_line", "undecided", "no_contacts"};
constexpr std::array figures{"service_level", "abandonment_rate", "occupancy", "asa"};
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
    if (!json.is_null()) json["days"] = finite_json(figure.days);
    return json;
}

PairFigure figure_of(const JsonNode& json) {
    if (json.is_null()) return {};
    return {estimate_of(json), json.at("days").number()};
}

Json pair_json(const PairOutcome& pair) {
    Json json{{"a", pair.a},
              {"b", pair.b},
              {"figures",
               {{"cost", figure_json(pair.cost)},
                {"unserved", figure_json(pair.unserved)},
                {"resolved", figure_json(pair.resolved)}}},
              {"price_per_need", json_of(pair.price_per_need)}};
    if (!pair.payback_days.exists()) return json;
    json["payback_days"] = json_of(pair.payback_days);
    json["payback_days"]["of"] = pair.a_sets_up ? pair.a : pair.b;
    return json;
}

/// Beside the three things what they come to, where a price is put on needs.
Json priced_pair_json(const Comparison& comparison, std::size_t pair) {
    auto json = pair_json(comparison.results.pairs[pair]);
    if (comparison.objective) json["figures"]["objective"] = figure_json(comparison.objective->pairs[pair]);
    return json;
}

Json staffing_json(const std::vector<FoundStaffing>& staffing) {
    Json json = Json::object();
    for (const auto& one : staffing) json[one.strategy][one.group] = {{"agents", one.agents}};
    return json;
}

std::vector<FoundStaffing> staffing_of(const JsonNode& json) {
    std::vector<FoundStaffing> list;
    for (const auto& [strategy, groups] : json.items())
        for (const auto& [group, about] : groups.items()) {
            list.push_back({strategy, group, {}});
            for (const double agents : about.at("agents").numbers())
                list.back().agents.push_back(static_cast<std::uint32_t>(std::clamp(agents, 0.0, 1e6)));
        }
    return list;
}

Json looks_json(const Looks& looks) {
    return {{"at", looks.at}, {"confidence", looks.confidence}, {"decided", looks.decided}};
}

Looks looks_of(const JsonNode& json) {
    Looks looks;
    for (const double at : json.at("at").numbers())
        looks.at.push_back(static_cast<std::uint32_t>(std::clamp(at, 0.0, 1e9)));
    looks.confidence = json.at("confidence").number();
    looks.decided = json.at("decided").flag();
    return looks;
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
    if (const auto days = json.find("payback_days")) {
        pair.payback_days = estimate_of(*days);
        pair.a_sets_up = days->at("of").text() == pair.a;
    }
    return pair;
}

}  // namespace

Json pairs_json(const std::vector<PairOutcome>& pairs) {
    Json json = Json::array();
    for (const auto& pair : pairs) json.push_back(pair_json(pair));
    return json;
}

std::vector<PairOutcome> read_pairs(const JsonNode& json) {
    std::vector<PairOutcome> pairs;
    for (const auto& pair : json.list()) pairs.push_back(pair_of(pair));
    return pairs;
}

const char* target_state_word(TargetState state) { return word_of(states, state); }

TargetState read_target_state(const JsonNode& json) { return choice_of<TargetState>(states, json); }

Json json_of(const Estimate& value) {
    if (!std::isfinite(value.mean)) return nullptr;
    Json json;
    json["mean"] = value.mean;
    json["ci"] = value.has_interval() ? Json{finite_json(value.low), finite_json(value.high)} : Json(nullptr);
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
    for (std::size_t p = 0; p < comparison.results.pairs.size(); ++p) pairs.push_back(priced_pair_json(comparison, p));
    json["targets"] = targets_json(comparison.results.strategies, comparison.interval_labels);
    json["pairs"] = std::move(pairs);
    json["undominated"] = comparison.undominated;
    json["choice"] = comparison.choice.empty() ? Json(nullptr) : Json(comparison.choice);
    json["best_probability"] = comparison.best_probability ? Json(*comparison.best_probability) : Json(nullptr);
    json["basis"] = comparison.basis;
    if (comparison.objective) json["objective"] = {{"need", comparison.objective->need}};
    if (!comparison.staffing.empty()) json["staffing"] = staffing_json(comparison.staffing);
    if (comparison.looks) json["looks"] = looks_json(*comparison.looks);
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
    if (const auto pairs = json.find("pairs")) results.pairs = read_pairs(*pairs);
    if (const auto objective = json.find("objective"); objective && json.find("pairs")) {
        comparison.objective = Objective{objective->at("need").number(), {}};
        for (const auto& pair : json.at("pairs").list())
            comparison.objective->pairs.push_back(figure_of(pair.at("figures").at("objective")));
    }
    if (const auto names = json.find("undominated")) comparison.undominated = names->texts();
    if (const auto choice = json.find("choice"); choice && !choice->is_null()) comparison.choice = choice->text();
    if (const auto best = json.find("best_probability"); best && !best->is_null())
        comparison.best_probability = best->number();
    if (const auto basis = json.find("basis")) comparison.basis = basis->text();
    if (const auto staffing = json.find("staffing")) comparison.staffing = staffing_of(*staffing);
    if (const auto looks = json.find("looks")) comparison.looks = looks_of(*looks);
    if (const auto lines = json.find("how_sure")) comparison.sureness = lines->texts();
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
