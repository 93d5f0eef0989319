#include <nlohmann/json.hpp>

#include "reports/documents/change_tables.hpp"
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
    if (const auto sentences = change_sentences(comparison); !sentences.lines.empty()) {
        Markup tables = block_markup(sentences);
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

std::string render(const Comparison& comparison, const ReportStyle& style) {
    Markup main = tables_of(comparison);
    main += draw(customers_picture(comparison)) + draw(days_picture(comparison)) + draw(clock_picture(comparison)) +
            draw(waits_picture(comparison)) + draw(money_picture(comparison)) + draw(load_picture(comparison)) +
            draw(trade_picture(comparison)) + draw(flows_picture(comparison));
    if (style.live)
        main += live_markup(
            *style.live,
            {scenario_json(*style.live->asked.scenario).dump(-1, ' ', true), told_now(comparison).dump(-1, ' ', true)},
            comparison);
    main += element("div", {{"class", "full"}}, evidence_markup(comparison, style));
    return whole_page(comparison.question.empty() ? comparison.scenario : comparison.question,
                      first_screen_markup(first_screen(comparison)) + element("main", {}, main), style.version);
}

}  // namespace

extern const ReportFormat html_format;
const ReportFormat html_format{
    "html", "one page to decide from: verdict, pictures and their data, to mail and to print", render};

}  // namespace holdtime
