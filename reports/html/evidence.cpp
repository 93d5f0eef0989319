#include <fmt/format.h>

#include <algorithm>
#include <array>

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
    for (const auto& line : left_out(comparison)) list += element("li", {}, line);
    return list.empty() ? list : element("ul", {}, list);
}

Markup warnings(const Comparison& comparison) {
    Markup list;
    for (std::size_t i = 0; i < comparison.warnings.size(); ++i)
        list += element("li", {{"data-json", json_pointer({"warnings", std::to_string(i)})}}, comparison.warnings[i]);
    for (const auto& line : ignored_lines(comparison)) list += element("li", {}, line);
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

Markup reproduce(const Comparison& comparison, const std::string& version) {
    const auto& results = comparison.results;
    auto command = std::string("holdtime run SCENARIO");
    if (results.replications > 0)
        command += fmt::format(" --replications {} --seed {}", results.replications, results.seed);
    else
        command += " --engine " + results.engine;
    Markup lines = element("p", {}, element("code", {}, command + " --html report.html"));
    lines += element("p", {},
                     fmt::format("holdtime {}; scenario {} of hash {}. The same scenario, seed and version "
                                 "give the same bytes on any number of processors.",
                                 version, comparison.scenario, comparison.hash));
    if (auto when = period_text(comparison.period); !when.empty()) lines += element("p", {}, when);
    return lines;
}

}  // namespace

Markup evidence_markup(const Comparison& comparison, const std::string& version) {
    Markup content = element("h2", {}, "Why believe this?");
    content += folded("What was assumed, and where it comes from", assumptions(comparison), true);
    if (auto list = warnings(comparison); !list.empty()) content += folded("What to look at", list, true);
    if (auto list = omissions(comparison); !list.empty()) content += folded("What is left out", list, true);
    content += folded("All figures", all_tables(comparison));
    content += folded("What the figures mean", definitions());
    content += folded("Get the same figures again", reproduce(comparison, version), true);
    return element("section", {{"id", "evidence"}}, content);
}

}  // namespace holdtime
