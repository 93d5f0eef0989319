#include <fmt/format.h>
#include <fmt/ranges.h>

#include <nlohmann/json.hpp>

#include "reports/documents/change_tables.hpp"
#include "reports/documents/changed_strategies.hpp"
#include "reports/documents/engine_tables.hpp"
#include "reports/formats.hpp"
#include "reports/html/draw.hpp"
#include "reports/html/live/panel.hpp"
#include "reports/html/parts.hpp"
#include "reports/judged_json.hpp"
#include "reports/scenario_json.hpp"

namespace holdtime {

namespace {

/// What a table says best: a changed world, and what formulas answer.
Markup tables_of(const Comparison& comparison) {
    Markup content;
    if (!comparison.changes.empty()) {  // what the sentences say stands at the top
        Markup tables;
        if (!comparison.changed_remarks.empty())
            tables += block_markup(Sentences{"", comparison.changed_remarks, true, Mood::look});
        for (const auto& table : change_tables(comparison)) tables += block_markup(table);
        content += element("section", {{"id", "what-if"}, {"class", "full"}}, element("h2", {}, "What if?") + tables);
    }
    if (const auto engines = engine_tables(comparison); !engines.empty()) {
        Markup tables;
        for (const auto& table : engines) tables += block_markup(table);
        content += element("section", {{"id", "engines"}, {"class", "full"}},
                           element("h2", {}, "What would a formula say?") + tables);
    }
    return content;
}

/// Of the report's own results what the panel draws, as they stand in its JSON.
nlohmann::ordered_json told_now(const Comparison& comparison) {
    nlohmann::ordered_json strategies = nlohmann::ordered_json::object();
    for (const auto& strategy : comparison.results.strategies) {
        nlohmann::ordered_json& total = strategies[strategy.name]["total"] = nlohmann::ordered_json::object();
        for (const auto figure : {Figure::cost, Figure::unserved, Figure::resolution_rate, Figure::cost_per_resolution,
                                  Figure::abandonment_rate, Figure::wait_p90})
            total[std::string(info(figure).key)] = json_of(strategy.total[figure]);
    }
    nlohmann::ordered_json json = nlohmann::ordered_json::object();
    json["strategies"] = std::move(strategies);
    json["comparison"]["verdict"] = comparison.verdict;
    json["comparison"]["targets"] = targets_json(comparison.results.strategies, comparison.interval_labels);
    return json;
}

Markup pictures_of(const Comparison& comparison) {
    return draw(customers_picture(comparison)) + draw(days_picture(comparison)) + draw(clock_picture(comparison)) +
           draw(waits_picture(comparison)) + draw(money_picture(comparison)) + draw(load_picture(comparison)) +
           draw(trade_picture(comparison)) + draw(flows_picture(comparison));
}

/// Of a what-if: the changed world, which is what is decided on; before it what became of the customers and the days as
/// it is.
Markup changed_pictures(const Comparison& comparison) {
    auto customers = customers_picture(comparison);
    auto days = days_picture(comparison);
    for (auto* told : {&customers.told, &days.told}) told->question += " (as it is)";
    const auto changed = changed_comparison(comparison);
    return draw(customers, "customers-before") + draw(days, "days-before") +
           element("h2", {{"class", "full world"}},
                   fmt::format("As changed: {}", fmt::join(comparison.changes, ", "))) +
           with_places_at(pictures_of(changed), "/strategies/", "/what_if/strategies/");
}

std::string render(const Comparison& comparison, const ReportStyle& style) {
    Markup main = tables_of(comparison);
    if (comparison.changes.empty() || comparison.results.replications == 0)
        main += pictures_of(comparison);
    else
        main += changed_pictures(comparison);
    if (style.live)
        main += live_markup(
            *style.live,
            {scenario_json(*style.live->asked.scenario).dump(-1, ' ', true), told_now(comparison).dump(-1, ' ', true)},
            comparison);
    main += element("div", {{"class", "full"}}, evidence_markup(comparison, style));
    return whole_page(question_of(comparison),
                      first_screen_markup(first_screen(comparison)) + element("main", {}, main), style.version);
}

}  // namespace

extern const ReportFormat html_format;
const ReportFormat html_format{
    "html", "one page to decide from: verdict, pictures and their data, to mail and to print", render};

}  // namespace holdtime
