#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>
#include <utility>

#include "reports/combined_json.hpp"
#include "reports/days_json.hpp"
#include "reports/decisive_json.hpp"
#include "reports/formats.hpp"
#include "reports/items_json.hpp"
#include "reports/json_text.hpp"
#include "reports/judged_json.hpp"
#include "reports/scenario_json.hpp"

namespace holdtime {

namespace {

using Json = nlohmann::ordered_json;

Json number(double value) { return std::isfinite(value) ? Json(value) : Json(nullptr); }

Json figures(const Figures& values, unsigned part) {
    Json json = Json::object();
    for (std::size_t f = 0; f < figure_count; ++f)
        if ((figure_info()[f].parts & part) != 0 && values.lists(static_cast<Figure>(f)))
            json[std::string(figure_info()[f].key)] = json_of(values.values[f]);
    return json;
}

Json parts(const std::vector<NamedFigures>& list, unsigned part) {
    Json json = Json::object();
    for (const auto& one : list) json[one.name] = figures(one.figures, part);
    return json;
}

Json series(const std::vector<IntervalFigures>& list) {
    Json json = Json::object();
    for (const auto& one : list) {
        Json& of_one = json[one.name] = Json::object();
        for (std::size_t f = 0; f < one.values.size(); ++f) {
            if (one.values[f].empty()) continue;
            Json& values = of_one[std::string(figure_info()[f].key)] = Json::array();
            values.get_ref<Json::array_t&>().reserve(one.values[f].size());
            for (const double value : one.values[f]) values.push_back(number(value));
        }
        for (const auto& [key, band] : {std::pair("service_level_p10", &one.service_level_p10),
                                        std::pair("service_level_p90", &one.service_level_p90)})
            for (const double value : *band) of_one[key].push_back(number(value));
    }
    return json;
}

Json strategy(const StrategyResults& results) {
    return {{"total", figures(results.total, in_total)},
            {"channels", parts(results.channels, in_channel)},
            {"agent_groups", parts(results.agent_groups, in_group)},
            {"segments", parts(results.segments, in_segment)},
            {"reasons", parts(results.reasons, in_reason)},
            {"items", items_json(results)}};
}

Json flows(const std::vector<Flow>& list) {
    Json json = Json::array();
    for (const auto& flow : list)
        json.push_back({{"from", flow.from}, {"to", flow.to}, {"cause", flow.cause}, {"mean", flow.mean}});
    return json;
}

Json visits(const Visits& of) {
    return {{"visitors", json_of(of.visitors)}, {"invited", json_of(of.invited)}, {"accepted", json_of(of.accepted)}};
}

Json experiment(const Comparison& comparison) {
    const auto& results = comparison.results;
    Json json{{"engine", results.engine},
              {"replications", results.replications},
              {"seed", results.seed},
              {"confidence", results.confidence},
              {"scenario_hash", comparison.hash},
              {"partial", results.partial},
              {"precision_reached", results.precision_reached}};
    if (!comparison.asked.figures.empty()) json["figures"] = comparison.asked.figures;
    return json;
}

/// What each queueing model answers, with everything it ignores in any strategy.
Json engines(const std::vector<Results>& list) {
    Json json = Json::object();
    for (const auto& engine : list) {
        Json& of_engine = json[engine.engine] = Json::object();
        Json& strategies = of_engine["strategies"] = Json::object();
        std::vector<std::string> ignored;
        for (const auto& one : engine.strategies) {
            Json& of_one = strategies[one.name] = strategy(one);
            of_one["intervals"] = {{"channels", series(one.channel_intervals)},
                                   {"agent_groups", series(one.group_intervals)}};
            of_one["ignored"] = one.ignored;
            for (const auto& line : one.ignored)
                if (std::find(ignored.begin(), ignored.end(), line) == ignored.end()) ignored.push_back(line);
        }
        of_engine["ignored"] = ignored;
    }
    return json;
}

Json defaults(const std::vector<DefaultUsed>& list) {
    Json json = Json::array();
    for (const auto& used : list)
        json.push_back(
            {{"path", used.path}, {"value", used.value}, {"source", used.source}, {"confidence", used.confidence}});
    return json;
}

Json surges(const std::vector<SurgeOutcome>& list) {
    Json json = Json::array();
    for (const auto& surge : list)
        json.push_back({{"segment", surge.segment},
                        {"start", surge.start},
                        {"peak", number(surge.peak)},
                        {"recovery", number(surge.recovery)}});
    return json;
}

/// With all that there is beside its parts.
Json whole(const StrategyResults& one, const Comparison& comparison) {
    Json json = strategy(one);
    if (one.visits) json["proactive"] = visits(*one.visits);
    json["intervals"] = {{"start", comparison.interval_labels},
                         {"channels", series(one.channel_intervals)},
                         {"agent_groups", series(one.group_intervals)}};
    if (comparison.results.engine == "simulation") {
        json["days"] = days_json(one);
        json["waits"] = waits_json(one);
        json["flows"] = flows(one.flows);
    }
    if (!one.ignored.empty()) json["ignored"] = one.ignored;
    if (!one.surges.empty()) json["surges"] = surges(one.surges);
    return json;
}

/// Of every strategy, in order, with all that there is beside its parts. `decisive`: [replication][strategy].
Json whole(const std::vector<StrategyResults>& list, const std::vector<Decisive>& decisive,
           const Comparison& comparison) {
    Json all = Json::object();
    for (std::size_t s = 0; s < list.size(); ++s) {
        all[list[s].name] = whole(list[s], comparison);
        if (auto each = decisive_json(decisive, list.size(), s); !each.is_null())
            all[list[s].name]["replications"] = std::move(each);
    }
    return all;
}

/// What of two results belongs together.
Json beside_json(const Beside& beside) {
    Json partners = Json::array();
    for (const auto& one : beside.partners)
        partners.push_back({{"name", one.name}, {"first", one.first}, {"second", one.second}});
    return {{"first", beside.first},
            {"second", beside.second},
            {"first_asked", beside.first_asked},
            {"second_asked", beside.second_asked},
            {"paired", beside.paired},
            {"partners", partners}};
}

/// The same strategies in the changed world, and what the change makes of them.
Json what_if(const Comparison& comparison) {
    Json differences = Json::object();
    for (const auto& one : comparison.results.changes) differences[one.name] = strategy(one);
    Json json = Json::object();
    json["changes"] = comparison.changes;
    json["strategies"] = whole(comparison.results.changed, comparison.changed_decisive, comparison);
    json["differences"] = std::move(differences);
    json["targets"] = targets_json(comparison.results.changed, comparison.interval_labels);
    json["pairs"] = pairs_json(comparison.results.changed_pairs);
    if (!comparison.changed_verdict.empty()) json["verdict"] = comparison.changed_verdict;
    if (!comparison.changed_remarks.empty()) json["remarks"] = comparison.changed_remarks;
    if (comparison.asked.changed) json["scenario_text"] = scenario_json(*comparison.asked.changed);
    return json;
}

std::string render(const Comparison& comparison, const ReportStyle& style) {
    const auto& results = comparison.results;
    Json json;
    json["schema_version"] = 1;
    json["holdtime"] = style.version;
    json["scenario"] = comparison.scenario;
    json["question"] = comparison.question;
    json["currency"] = comparison.currency;
    json["period"] = period_json(comparison.period);
    Json& kinds = json["channels"] = Json::object();
    for (const auto& [name, kind] : comparison.channel_kinds) kinds[name] = kind;
    json["experiment"] = experiment(comparison);
    json["strategies"] = whole(results.strategies, comparison.decisive, comparison);
    if (!comparison.engines.empty()) json["engines"] = engines(comparison.engines);
    Json differences = Json::object();
    for (const auto& one : results.differences) differences[one.name] = strategy(one);
    Json& compared = json["comparison"] = Json::object();
    compared["baseline"] = results.baseline;
    compared["differences"] = std::move(differences);
    write_judged(comparison, compared);
    compared["verdict"] = comparison.verdict;
    compared["fairness"] = comparison.fairness;
    if (!comparison.sureness.empty()) compared["how_sure"] = comparison.sureness;
    if (!results.figures.empty()) json["figures"] = combined_json(results.figures);
    if (comparison.beside) json["beside"] = beside_json(*comparison.beside);
    if (!comparison.changes.empty()) json["what_if"] = what_if(comparison);
    json["warnings"] = comparison.warnings;
    json["defaults"] = defaults(comparison.defaults);
    if (comparison.asked.scenario) json["scenario_text"] = scenario_json(*comparison.asked.scenario);
    return json_document(json);
}

}  // namespace

extern const ReportFormat json_format;
const ReportFormat json_format{"json", "for programs: every figure of every part and interval, with differences",
                               render};

}  // namespace holdtime
