#include <limits>
#include <nlohmann/json.hpp>

#include "reports/formats.hpp"

namespace holdtime {

namespace {

using Json = nlohmann::ordered_json;

constexpr double not_there = std::numeric_limits<double>::quiet_NaN();

double number(const Json& json) { return json.is_null() ? not_there : json.get<double>(); }

Estimate estimate(const Json& json) {
    Estimate result;
    if (json.is_null()) return result;
    result.mean = number(json.at("mean"));
    if (json.at("ci").is_null()) return result;
    result.low = number(json.at("ci").at(0));
    result.high = number(json.at("ci").at(1));
    return result;
}

/// Figures that this version does not know are left out; those that the report does not have do not exist.
Figures figures(const Json& json) {
    Figures result;
    for (std::size_t f = 0; f < figure_count; ++f)
        if (const auto found = json.find(std::string(figure_info()[f].key)); found != json.end())
            result.values[f] = estimate(*found);
    return result;
}

std::vector<NamedFigures> parts(const Json& json) {
    std::vector<NamedFigures> result;
    for (const auto& [name, part] : json.items()) result.push_back({name, figures(part)});
    return result;
}

std::vector<IntervalFigures> series(const Json& json) {
    std::vector<IntervalFigures> result;
    for (const auto& [name, part] : json.items()) {
        IntervalFigures one{name, std::vector<std::vector<double>>(figure_count)};
        for (std::size_t f = 0; f < figure_count; ++f)
            if (const auto found = part.find(std::string(figure_info()[f].key)); found != part.end())
                for (const auto& value : *found) one.values[f].push_back(number(value));
        result.push_back(std::move(one));
    }
    return result;
}

StrategyResults strategy(const std::string& name, const Json& json) {
    StrategyResults result;
    result.name = name;
    result.total = figures(json.at("total"));
    result.channels = parts(json.at("channels"));
    result.agent_groups = parts(json.at("agent_groups"));
    result.segments = parts(json.at("segments"));
    result.reasons = parts(json.at("reasons"));
    if (const auto intervals = json.find("intervals"); intervals != json.end()) {
        result.channel_intervals = series(intervals->at("channels"));
        result.group_intervals = series(intervals->at("agent_groups"));
    }
    if (const auto ignored = json.find("ignored"); ignored != json.end()) ignored->get_to(result.ignored);
    return result;
}

Results results_of(const Json& json) {
    const auto& experiment = json.at("experiment");
    Results results;
    experiment.at("engine").get_to(results.engine);
    experiment.at("replications").get_to(results.replications);
    experiment.at("seed").get_to(results.seed);
    experiment.at("confidence").get_to(results.confidence);
    results.partial = experiment.value("partial", false);
    results.precision_reached = experiment.value("precision_reached", true);
    for (const auto& [name, one] : json.at("strategies").items()) results.strategies.push_back(strategy(name, one));
    json.at("comparison").at("baseline").get_to(results.baseline);
    for (const auto& [name, one] : json.at("comparison").at("differences").items())
        results.differences.push_back(strategy(name, one));
    return results;
}

Comparison comparison_of(const Json& json) {
    Comparison comparison;
    json.at("scenario").get_to(comparison.scenario);
    comparison.currency = json.value("currency", "");
    json.at("experiment").at("scenario_hash").get_to(comparison.hash);
    comparison.results = results_of(json);
    if (const auto period = json.find("period"); period != json.end())
        comparison.period = {period->at("first"), period->at("last"), period->at("length")};
    if (const auto channels = json.find("channels"); channels != json.end())
        for (const auto& [name, kind] : channels->items()) comparison.channel_kinds.emplace_back(name, kind);
    for (const auto& [name, one] : json.at("strategies").items()) {
        if (comparison.interval_labels.empty()) one.at("intervals").at("start").get_to(comparison.interval_labels);
    }
    if (const auto engines = json.find("engines"); engines != json.end())
        for (const auto& [name, engine] : engines->items()) {
            comparison.engines.emplace_back().engine = name;
            for (const auto& [of, one] : engine.at("strategies").items())
                comparison.engines.back().strategies.push_back(strategy(of, one));
        }
    json.at("comparison").at("verdict").get_to(comparison.verdict);
    comparison.fairness = json.at("comparison").value("fairness", "");
    if (json.contains("warnings")) json.at("warnings").get_to(comparison.warnings);
    if (json.contains("defaults"))
        for (const auto& used : json.at("defaults"))
            comparison.defaults.push_back(
                {used.at("path"), used.at("value"), used.at("source"), used.at("confidence")});
    return comparison;
}

/// 1-based line and column of a byte of the text.
Place place_of(const std::string& text, std::size_t byte, const std::string& file) {
    Place place{file, 1, 1};
    for (std::size_t i = 0; i + 1 < byte && i < text.size(); ++i) {
        ++place.column;
        if (text[i] == '\n') ++place.line, place.column = 1;
    }
    return place;
}

}  // namespace

Comparison read_json_report(const std::string& text, const std::string& file) {
    try {
        const auto json = Json::parse(text);
        if (json.value("schema_version", 0) != 1)
            throw InputError({file, 0, 0},
                             "not a report of holdtime (its schema_version is not 1): make one with 'holdtime run "
                             "SCENARIO --format json -o FILE'");
        return comparison_of(json);
    } catch (const Json::parse_error& error) {
        throw InputError(place_of(text, error.byte, file),
                         "invalid JSON (the report cannot be read beyond this place)");
    } catch (const Json::exception& error) {
        throw InputError({file, 0, 0}, "not a complete report of holdtime (" + std::string(error.what()) + ")");
    }
}

}  // namespace holdtime
