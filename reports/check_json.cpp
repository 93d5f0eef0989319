#include <nlohmann/json.hpp>

#include "reports/check.hpp"
#include "reports/documents/check_wording.hpp"
#include "reports/json_text.hpp"
#include "reports/judged_json.hpp"

namespace holdtime {

namespace {

using Json = nlohmann::ordered_json;

Json interval(const Estimate& estimate) {
    return estimate.has_interval() ? Json{finite_json(estimate.low), finite_json(estimate.high)} : Json(nullptr);
}

const char* word(FigureVerdict verdict) {
    switch (verdict) {
        case FigureVerdict::same:
            return "same";
        case FigureVerdict::changed:
            return "changed";
        case FigureVerdict::added:
            return "new";
        case FigureVerdict::gone:
            return "gone";
    }
    return "";
}

Json figure(const CheckedFigure& one) {
    return {{"path", one.path},
            {"baseline", finite_json(one.baseline.mean)},
            {"now", finite_json(one.now.mean)},
            {"change", finite_json(one.change.mean)},
            {"ci", interval(one.change)},
            {"threshold", one.threshold},
            {"significant", one.significant},
            {"status", word(one.verdict)}};
}

Json expectation(const CheckedExpectation& one) {
    return {
        {"path", one.path}, {"condition", one.condition}, {"now", finite_json(one.now.mean)}, {"ci", interval(one.now)},
        {"met", one.met},   {"undecided", one.undecided}};
}

std::string key_of(CheckStatus status) { return status == CheckStatus::not_met ? "not_met" : status_word(status); }

/// How the differences were judged; by chance alone where the customers are the same but too few to pair.
Json comparison_of(const ScenarioCheck& check) {
    if (!check.comparison) return nullptr;
    if (check.comparison->mode == CheckMode::exact) return "exact";
    return differences_are_paired(check) ? "paired" : "independent";
}

Json scenario(const ScenarioCheck& check) {
    Json json = {{"scenario", check.scenario},
                 {"file", check.file},
                 {"baseline", check.baseline_file},
                 {"status", key_of(check.status())}};
    if (check.other_scenario) json["other_scenario"] = true;
    json["comparison"] = comparison_of(check);
    if (check.comparison && check.comparison->mode == CheckMode::paired && !differences_are_paired(check))
        json["same_customers"] = true;
    if (check.problems.empty()) {
        std::vector<std::string> strategies;
        for (const auto& [name, place] : check.strategies) strategies.push_back(name);
        json["experiment"] = {{"replications", check.replications}, {"seed", check.seed},
                              {"currency", check.currency},         {"period", period_json(check.period)},
                              {"strategies", strategies},           {"baseline_version", check.baseline_version}};
    }
    json["updated"] = check.updated;
    if (check.renewed) json["renewed"] = true;
    json["figures"] = Json::array();
    if (check.comparison)
        for (const auto& one : check.comparison->figures) json["figures"].push_back(figure(one));
    json["unlisted"] = check.comparison ? check.comparison->unlisted : std::vector<std::string>{};
    json["expectations"] = Json::array();
    for (const auto& one : check.expectations) json["expectations"].push_back(expectation(one));
    if (!check.problems.empty()) {
        json["problems"] = Json::array();
        for (const auto& problem : check.problems) json["problems"].push_back(to_string(problem));
    }
    return json;
}

}  // namespace

std::string check_json(const std::vector<ScenarioCheck>& checks, const ReportStyle&) {
    Json json = Json::array();
    for (const auto& check : checks) json.push_back(scenario(check));
    return json_document(json);
}

}  // namespace holdtime
