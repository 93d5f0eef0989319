#include <fmt/format.h>

#include <limits>

#include "reports/combined_json.hpp"
#include "reports/days_json.hpp"
#include "reports/decisive_json.hpp"
#include "reports/formats.hpp"
#include "reports/items_json.hpp"
#include "reports/json_node.hpp"
#include "reports/judged_json.hpp"
#include "reports/saved.hpp"
#include "reports/scenario_json.hpp"

namespace holdtime {

namespace {

/// Figures that this version does not know are left out; those that the report does not have do not exist.
Figures figures(const JsonNode& json) {
    Figures result;
    for (std::size_t f = 0; f < figure_count; ++f)
        if (const auto found = json.find(std::string(figure_info()[f].key))) {
            result.values[f] = estimate_of(*found);
            result.about |= figure_info()[f].traits & of_some;
        }
    return result;
}

std::vector<NamedFigures> parts(const JsonNode& json) {
    std::vector<NamedFigures> result;
    for (const auto& [name, part] : json.items()) result.push_back({name, figures(part)});
    return result;
}

/// Every figure has a value per interval.
std::vector<IntervalFigures> series(const JsonNode& json, std::size_t intervals) {
    std::vector<IntervalFigures> result;
    for (const auto& [name, part] : json.items()) {
        IntervalFigures one{name, std::vector<std::vector<double>>(figure_count)};
        for (std::size_t f = 0; f < figure_count; ++f) {
            const auto found = part.find(std::string(figure_info()[f].key));
            if (!found) continue;
            one.values[f] = found->numbers();
            if (one.values[f].size() != intervals)
                found->complain(fmt::format("must have a value for each of {} intervals", intervals));
        }
        for (const auto& [key, band] : {std::pair("service_level_p10", &one.service_level_p10),
                                        std::pair("service_level_p90", &one.service_level_p90)})
            if (const auto found = part.find(key)) {
                *band = found->numbers();
                if (band->size() != intervals)
                    found->complain(fmt::format("must have a value for each of {} intervals", intervals));
            }
        result.push_back(std::move(one));
    }
    return result;
}

StrategyResults strategy(const std::string& name, const JsonNode& json, std::size_t intervals) {
    StrategyResults result;
    result.name = name;
    result.total = figures(json.at("total"));
    result.channels = parts(json.at("channels"));
    result.agent_groups = parts(json.at("agent_groups"));
    result.segments = parts(json.at("segments"));
    result.reasons = parts(json.at("reasons"));
    read_items(json, result);
    read_days(json, result);
    if (const auto found = json.find("intervals")) {
        result.channel_intervals = series(found->at("channels"), intervals);
        result.group_intervals = series(found->at("agent_groups"), intervals);
    }
    if (const auto surges = json.find("surges"))
        for (const auto& surge : surges->list())
            result.surges.push_back({surge.at("segment").text(), surge.at("start").text(), surge.at("peak").number(),
                                     surge.at("recovery").number()});
    if (const auto visits = json.find("proactive"))
        result.visits = {{estimate_of(visits->at("visitors")), estimate_of(visits->at("invited")),
                          estimate_of(visits->at("accepted"))}};
    if (const auto flows = json.find("flows"))
        for (const auto& flow : flows->list())
            result.flows.push_back(
                {flow.at("from").text(), flow.at("to").text(), flow.at("cause").text(), flow.at("mean").number()});
    if (const auto ignored = json.find("ignored")) result.ignored = ignored->texts();
    return result;
}

Results results_of(const JsonNode& json, std::size_t intervals) {
    const auto experiment = json.at("experiment");
    const auto flag = [&](const char* key, bool otherwise) {
        const auto found = experiment.find(key);
        return found ? found->flag() : otherwise;
    };
    Results results;
    results.engine = experiment.at("engine").text();
    results.replications =
        static_cast<std::uint32_t>(experiment.at("replications").natural(std::numeric_limits<std::uint32_t>::max()));
    results.seed = experiment.at("seed").natural(std::numeric_limits<std::uint64_t>::max());
    results.confidence = experiment.at("confidence").number();
    if (!(results.confidence > 0 && results.confidence < 1))
        experiment.at("confidence").complain("must be a share between 0 and 1");
    results.partial = flag("partial", false);
    results.precision_reached = flag("precision_reached", true);
    for (const auto& [name, one] : json.at("strategies").items())
        results.strategies.push_back(strategy(name, one, intervals));
    if (results.strategies.empty()) json.at("strategies").complain("must have at least one strategy");
    const auto comparison = json.at("comparison");
    results.baseline = comparison.at("baseline").text();
    for (const auto& [name, one] : comparison.at("differences").items())
        results.differences.push_back(strategy(name, one, intervals));
    return results;
}

/// Of all strategies, [replication][strategy]; empty where one has none, as results of before they were kept.
std::vector<Decisive> decisive_of(const JsonNode& strategies, std::size_t replications) {
    const auto all = strategies.items();
    std::vector<Decisive> decisive(replications * all.size());
    for (std::size_t s = 0; s < all.size(); ++s) {
        const auto found = all[s].second.find("replications");
        if (!found) return {};
        const auto one = read_decisive(*found, replications);
        for (std::size_t r = 0; r < replications; ++r) decisive[r * all.size() + s] = one[r];
    }
    return decisive;
}

Beside read_beside(const JsonNode& json) {
    Beside beside{json.at("first").text(),        json.at("second").text(), json.at("first_asked").text(),
                  json.at("second_asked").text(), json.at("paired").flag(), {}};
    for (const auto& one : json.at("partners").list())
        beside.partners.push_back({one.at("name").text(), one.at("first").text(), one.at("second").text()});
    return beside;
}

void read_what_if(const JsonNode& json, std::size_t intervals, Comparison& comparison) {
    comparison.changes = json.at("changes").texts();
    for (const auto& [name, one] : json.at("strategies").items())
        comparison.results.changed.push_back(strategy(name, one, intervals));
    for (const auto& [name, one] : json.at("differences").items())
        comparison.results.changes.push_back(strategy(name, one, 0));
    if (comparison.results.changed.size() != comparison.results.strategies.size() ||
        comparison.results.changes.size() != comparison.results.strategies.size())
        json.complain("must have every strategy of the report");
    comparison.changed_decisive = decisive_of(json.at("strategies"), comparison.results.replications);
    read_targets(json, comparison.interval_labels, comparison.results.changed);
    if (const auto pairs = json.find("pairs")) comparison.results.changed_pairs = read_pairs(*pairs);
    if (const auto verdict = json.find("verdict")) comparison.changed_verdict = verdict->text();
    if (const auto remarks = json.find("remarks")) comparison.changed_remarks = remarks->texts();
    if (const auto text = json.find("scenario_text")) comparison.asked.changed = read_scenario_json(*text);
}

std::string text_or(const JsonNode& json, const char* key, const char* otherwise) {
    const auto found = json.find(key);
    return found ? found->text() : otherwise;
}

Comparison comparison_of(const JsonNode& json) {
    Comparison comparison;
    comparison.scenario = json.at("scenario").text();
    comparison.question = text_or(json, "question", "");
    comparison.currency = text_or(json, "currency", "");
    comparison.hash = json.at("experiment").at("scenario_hash").text();
    for (const auto& [name, one] : json.at("strategies").items())
        if (comparison.interval_labels.empty()) comparison.interval_labels = one.at("intervals").at("start").texts();
    if (const auto found = json.at("experiment").find("figures")) comparison.asked.figures = found->texts();
    const auto intervals = comparison.interval_labels.size();
    comparison.results = results_of(json, intervals);
    comparison.decisive = decisive_of(json.at("strategies"), comparison.results.replications);
    if (const auto found = json.find("beside")) comparison.beside = read_beside(*found);
    if (const auto period = json.find("period")) comparison.period = read_period(*period);
    if (const auto channels = json.find("channels"))
        for (const auto& [name, kind] : channels->items()) comparison.channel_kinds.emplace_back(name, kind.text());
    if (const auto engines = json.find("engines"))
        for (const auto& [name, engine] : engines->items()) {
            comparison.engines.emplace_back().engine = name;
            for (const auto& [of, one] : engine.at("strategies").items())
                comparison.engines.back().strategies.push_back(strategy(of, one, intervals));
        }
    read_judged(json.at("comparison"), comparison);
    comparison.verdict = json.at("comparison").at("verdict").text();
    comparison.fairness = text_or(json.at("comparison"), "fairness", "");
    if (const auto found = json.find("figures")) comparison.results.figures = read_combined(*found);
    if (const auto found = json.find("what_if")) read_what_if(*found, intervals, comparison);
    if (const auto warnings = json.find("warnings")) comparison.warnings = warnings->texts();
    if (const auto defaults = json.find("defaults"))
        for (const auto& used : defaults->list())
            comparison.defaults.push_back({used.at("path").text(), used.at("value").text(), used.at("source").text(),
                                           used.at("confidence").text()});
    if (const auto text = json.find("scenario_text")) comparison.asked.scenario = read_scenario_json(*text);
    return comparison;
}

/// The command whose results these are, when they are not `run`'s; "" when that cannot be told.
std::string other_command(const nlohmann::ordered_json& json) {
    if (json.is_array() && !json.empty() && json.front().is_object()) {
        if (json.front().contains("point")) return "sweep";
        if (json.front().contains("status")) return "check";
    }
    if (!json.is_object()) return {};
    if (json.contains("kind")) return "check --update";
    if (json.contains("tornado")) return "run --tornado";
    if (json.contains("parameter") && json.contains("between")) return "breakeven";
    return json.contains("strategies") && json.contains("intervals") && !json.contains("comparison") ? "staff" : "";
}

/// What only `run` writes can be simulated again, or set beside another.
void check_is_of_run(const JsonDocument& document) {
    const auto command = other_command(document.tree);
    if (command.empty()) return;
    const auto why =
        command == "sweep" ? std::string(
                                 "they are its rows, without units, currency and points still to come: holdtime sweep "
                                 "RESULTS.sqlite renders the sweep, with --html PAGE.html as a page")
        : command == "check --update" ? std::string("holdtime check compares with it")
                                      : "--rerun and two results beside each other are for those of 'holdtime run'";
    throw InputError({document.file, 1, 1}, fmt::format("these are results of 'holdtime {}' ({})", command, why));
}

void check_version(const JsonDocument& document) {
    const auto& json = document.tree;
    const auto version = json.is_object() ? json.find("schema_version") : json.end();
    if (version != json.end() && version->is_number_integer() && *version != 1)
        throw InputError({document.file, 1, 1},
                         fmt::format("results of {} holdtime (schema_version {}; this one reads 1); render them with "
                                     "the holdtime that wrote them, or make them anew with 'holdtime run SCENARIO "
                                     "--format json -o FILE'",
                                     *version < 1 ? "an older" : "a newer", version->dump()));
    if (version == json.end() || *version != 1)
        throw InputError({document.file, 1, 1},
                         "not a report of holdtime (its schema_version is not 1): make one with 'holdtime run "
                         "SCENARIO --format json -o FILE'");
}

}  // namespace

Comparison read_json_report(const std::string& text, const std::string& file) {
    const JsonDocument document{text, file,
                                parse_json(text, file, "invalid JSON", "; it cannot be read beyond this place")};
    check_is_of_run(document);
    check_version(document);
    return comparison_of(JsonNode(document));
}

Saved read_saved(const std::string& text, const std::string& file) {
    const JsonDocument document{text, file,
                                parse_json(text, file, "invalid JSON", "; it cannot be read beyond this place")};
    const auto command = other_command(document.tree);
    const JsonNode json(document);
    if (command == "check") return read_checks(json);  // a list, without a version
    if (command.empty() || command == "sweep" || command == "check --update") check_is_of_run(document);
    check_version(document);
    if (command == "staff") return read_staffing(json);
    if (command == "breakeven") return read_breakeven(json);
    if (command == "run --tornado") return read_tornado(json);
    return comparison_of(json);
}

}  // namespace holdtime
