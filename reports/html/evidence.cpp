#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "reports/documents/change_tables.hpp"
#include "reports/documents/comparison_tables.hpp"
#include "reports/documents/engine_tables.hpp"
#include "reports/documents/period_words.hpp"
#include "reports/html/figure.hpp"
#include "reports/html/parts.hpp"
#include "reports/pictures/assumptions.hpp"

namespace holdtime {

namespace {

Markup folded(const char* heading, const Markup& content, bool open = false) {
    auto summary = element("summary", {}, heading);
    if (open) return element("details", {{"open", "open"}}, summary + content);
    return element("details", {}, summary + content);
}

/// Every value of the scenario and whence it comes, folded: a sceptic opens it.
Markup given(const Comparison& comparison) {
    Markup tables;
    for (const auto& table : given_tables(comparison)) tables += table_markup(table);
    return tables.empty() ? tables : folded("What the scenario gives, value by value", tables);
}

Markup assumptions(const Comparison& comparison) {
    if (comparison.defaults.empty())
        return element("p", {}, "The scenario gives every figure itself; the program filled in none.") +
               given(comparison);
    DataTable table{
        "Filled in by the program, because the scenario does not say", "what", {"value", "source", "confidence"}, {}};
    table.words = true;
    for (std::size_t i = 0; i < comparison.defaults.size(); ++i) {
        const auto& used = comparison.defaults[i];
        const auto at = [&](const char* key) { return json_pointer({"defaults", std::to_string(i), key}); };
        table.rows.push_back({used.path,
                              {words_datum(used.value, at("value")), words_datum(used.source, at("source")),
                               words_datum(used.confidence, at("confidence"))}});
    }
    return element("p", {}, "Everything else is given by the scenario.") + table_markup(table) + given(comparison);
}

Markup omissions(const Comparison& comparison) {
    Markup list;
    for (const auto& line : left_out(comparison)) list += element("li", {}, prose(line));
    return list.empty() ? list : element("ul", {}, list);
}

Markup warnings(const Comparison& comparison) {
    Markup list;
    for (std::size_t i = 0; i < comparison.warnings.size(); ++i)
        list += element("li", {{"data-json", json_pointer({"warnings", std::to_string(i)})}},
                        prose(comparison.warnings[i]));
    for (const auto& line : ignored_lines(comparison)) list += element("li", {}, prose(line));
    return list.empty() ? list : element("ul", {}, list);
}

Markup definitions() {
    constexpr std::array shown{Figure::customers,
                               Figure::offered,
                               Figure::service_level,
                               Figure::cost,
                               Figure::unserved,
                               Figure::unresolved,
                               Figure::needs_in_progress,
                               Figure::resolution_rate,
                               Figure::cost_per_resolution,
                               Figure::cost_per_year,
                               Figure::abandonment_rate,
                               Figure::asa,
                               Figure::wait_p90,
                               Figure::occupancy,
                               Figure::paid_hours};
    Markup list;
    for (const auto figure : shown) {
        const auto& about = info(figure);
        list += element("dt", {}, about.key);
        auto sentence = std::string(about.definition);
        if (!about.formula.empty()) sentence += fmt::format(" = {}", about.formula);
        list += element("dd", {}, sentence);
    }
    return element("dl", {}, list);
}

Markup all_tables(const Comparison& comparison) {
    Markup content = block_markup(targets_table(comparison)) + block_markup(totals_table(comparison)) +
                     block_markup(channels_table(comparison));
    for (const auto& table : group_tables(comparison)) content += block_markup(table);
    return content;
}

/// Of each surge how many wait at most, and how long after it the queue is back.
Markup surges(const Comparison& comparison) {
    DataTable table{"Surges: calls and chats that wait", "", {"most waiting (mean of an interval)", "back after"}, {}};
    for (const auto& strategy : comparison.results.strategies)
        for (std::size_t k = 0; k < strategy.surges.size(); ++k) {
            const auto& surge = strategy.surges[k];
            const auto at = [&](const char* key) {
                return json_pointer({"strategies", strategy.name, "surges", std::to_string(k), key});
            };
            const bool back = std::isfinite(surge.recovery);
            table.rows.push_back(
                {fmt::format("{}, {} from {}", strategy.name, surge.segment, surge.start),
                 {datum(surge.peak, Unit::count, comparison, at("peak")),
                  back ? datum(surge.recovery, Unit::seconds, comparison, at("recovery")) : words_datum("never")}});
        }
    return table.rows.empty() ? Markup() : table_markup(table);
}

Markup reproduce(const Comparison& comparison, const ReportStyle& style) {
    const bool simulates = style.saved && comparison.asked.scenario;
    auto as_asked = style;
    as_asked.saved = style.saved && !simulates;
    Markup lines = again_markup(as_asked, style.again + (simulates ? " --rerun" : ""));
    if (comparison.results.partial)
        lines += element("p", {}, "The run was interrupted: the command gives all its replications.");
    lines += element("p", {},
                     fmt::format("holdtime {}; scenario {} of hash {}. The same scenario, seed and version "
                                 "give the same bytes on any number of processors.",
                                 style.version, comparison.scenario, comparison.hash));
    if (auto when = period_text(comparison.period); !when.empty()) lines += element("p", {}, when);
    return lines;
}

}  // namespace

Markup again_markup(const ReportStyle& style, const std::string& command) {
    if (command.empty()) return element("p", {}, "This page does not know the command that it is of.");
    auto lines = element("p", {}, element("code", {{"class", "again"}}, command + " --html report.html"));
    if (style.saved)
        lines += element("p", {},
                         "It draws the saved results. They do not tell what was typed to make them, so to simulate "
                         "again takes the scenario and the command that they are of.");
    else if ((command + " ").find(" - ") != std::string::npos)
        lines += element("p", {}, "The - stands for what was read from standard input.");
    return lines;
}

Markup evidence_markup(const Comparison& comparison, const ReportStyle& style) {
    Markup content = element("h2", {}, "Why believe this?");
    content += folded("What was assumed, and where it comes from", assumptions(comparison), true);
    if (auto list = warnings(comparison); !list.empty()) content += folded("What to look at", list, true);
    if (auto list = omissions(comparison); !list.empty()) content += folded("What is left out", list, true);
    if (auto table = surges(comparison); !table.empty()) content += folded("What the surge did", table, true);
    content += folded("All figures", all_tables(comparison));
    content += folded("What the figures mean", definitions());
    content += folded("Get the same figures again", reproduce(comparison, style), true);
    return element("section", {{"id", "evidence"}}, content);
}

}  // namespace holdtime
