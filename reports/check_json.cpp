#include <cmath>
#include <nlohmann/json.hpp>

#include "reports/check.hpp"
#include "reports/documents/check_wording.hpp"
#include "reports/json_text.hpp"

namespace holdtime {

namespace {

using Json = nlohmann::ordered_json;

Json number(double value) { return std::isfinite(value) ? Json(value) : Json(nullptr); }

Json interval(const Estimate& estimate) {
    return estimate.has_interval() ? Json{number(estimate.low), number(estimate.high)} : Json(nullptr);
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
            {"baseline", number(one.baseline.mean)},
            {"now", number(one.now.mean)},
            {"change", number(one.change.mean)},
            {"ci", interval(one.change)},
            {"threshold", one.threshold},
            {"significant", one.significant},
            {"status", word(one.verdict)}};
}

Json expectation(const CheckedExpectation& one) {
    return {{"path", one.path}, {"condition", one.condition}, {"now", number(one.now.mean)}, {"ci", interval(one.now)},
            {"met", one.met},   {"undecided", one.undecided}};
}

std::string key_of(CheckStatus status) { return status == CheckStatus::not_met ? "not_met" : status_word(status); }

Json scenario(const ScenarioCheck& check) {
    constexpr const char* modes[] = {"exact", "paired", "independent"};
    Json json = {{"scenario", check.scenario},
                 {"file", check.file},
                 {"baseline", check.baseline_file},
                 {"status", key_of(check.status())}};
    if (check.other_scenario) json["other_scenario"] = true;
    json["comparison"] =
        check.comparison ? Json(modes[static_cast<std::size_t>(check.comparison->mode)]) : Json(nullptr);
    json["updated"] = check.updated;
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
