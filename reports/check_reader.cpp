#include <algorithm>
#include <array>
#include <limits>

#include "reports/judged_json.hpp"
#include "reports/saved.hpp"

namespace holdtime {

namespace {

constexpr std::array<std::pair<const char*, FigureVerdict>, 4> verdicts{{{"same", FigureVerdict::same},
                                                                         {"changed", FigureVerdict::changed},
                                                                         {"new", FigureVerdict::added},
                                                                         {"gone", FigureVerdict::gone}}};

Unit unit_at(const std::string& path) {
    const auto figure = figure_at(path);
    return figure ? info(*figure).unit : Unit::count;
}

/// A mean beside the interval that stands under another key.
Estimate estimate(const JsonNode& mean, const JsonNode& interval) {
    Estimate value;
    value.mean = mean.number();
    if (interval.is_null()) return value;
    const auto ends = interval.numbers();
    if (ends.size() != 2) interval.complain("must be a list of two numbers");
    value.low = ends[0];
    value.high = ends[1];
    return value;
}

CheckedFigure figure(const JsonNode& json) {
    CheckedFigure one;
    one.path = json.at("path").text();
    one.unit = unit_at(one.path);
    one.baseline.mean = json.at("baseline").number();
    one.now.mean = json.at("now").number();
    one.change = estimate(json.at("change"), json.at("ci"));
    one.threshold = json.at("threshold").number();
    one.significant = json.at("significant").flag();
    const auto word = json.at("status").text();
    const auto found =
        std::find_if(verdicts.begin(), verdicts.end(), [&](const auto& verdict) { return word == verdict.first; });
    if (found == verdicts.end()) json.at("status").complain("must be same, changed, new or gone");
    one.verdict = found->second;
    return one;
}

CheckedExpectation expectation(const JsonNode& json) {
    CheckedExpectation one;
    one.path = json.at("path").text();
    one.condition = json.at("condition").text();
    one.unit = unit_at(one.path);
    one.now = estimate(json.at("now"), json.at("ci"));
    one.met = json.at("met").flag();
    one.undecided = json.at("undecided").flag();
    return one;
}

std::optional<BaselineComparison> comparison(const JsonNode& json) {
    const auto how = json.at("comparison");
    if (how.is_null()) return std::nullopt;
    BaselineComparison found;
    const auto same = json.find("same_customers");
    found.mode = how.text() == "exact"                              ? CheckMode::exact
                 : how.text() == "paired" || (same && same->flag()) ? CheckMode::paired
                                                                    : CheckMode::independent;
    for (const auto& one : json.at("figures").list()) found.figures.push_back(figure(one));
    found.unlisted = json.at("unlisted").texts();
    return found;
}

ScenarioCheck scenario(const JsonNode& json) {
    ScenarioCheck check;
    check.scenario = json.at("scenario").text();
    check.file = json.at("file").text();
    check.baseline_file = json.at("baseline").text();
    if (const auto other = json.find("other_scenario")) check.other_scenario = other->flag();
    if (const auto problems = json.find("problems"))
        for (const auto& problem : problems->texts()) check.problems.push_back({{}, problem});
    if (const auto experiment = json.find("experiment")) {
        check.replications = static_cast<std::uint32_t>(
            experiment->at("replications").natural(std::numeric_limits<std::uint32_t>::max()));
        check.seed = experiment->at("seed").natural(std::numeric_limits<std::uint64_t>::max());
        check.currency = experiment->at("currency").text();
        check.period = read_period(experiment->at("period"));
        for (const auto& name : experiment->at("strategies").texts()) check.strategies.emplace_back(name, Place{});
        check.baseline_version = experiment->at("baseline_version").text();
    }
    check.comparison = comparison(json);
    check.updated = json.at("updated").flag();
    if (const auto renewed = json.find("renewed")) check.renewed = renewed->flag();
    for (const auto& one : json.at("expectations").list()) check.expectations.push_back(expectation(one));
    return check;
}

}  // namespace

std::vector<ScenarioCheck> read_checks(const JsonNode& json) {
    std::vector<ScenarioCheck> checks;
    for (const auto& one : json.list()) checks.push_back(scenario(one));
    return checks;
}

}  // namespace holdtime
