#include "reports/documents/comparison_document.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>

#include "reports/documents/change_tables.hpp"
#include "reports/documents/comparison_tables.hpp"
#include "reports/documents/engine_tables.hpp"
#include "reports/documents/period_words.hpp"
#include "reports/documents/whole_tables.hpp"
#include "reports/text/numbers.hpp"
#include "studies/compare/wording.hpp"

namespace holdtime {

namespace {

/// `2026-03-02 to 2026-03-06 (5 days)`, `200 replications on the same customers, seed 7, 95 % intervals`
std::vector<std::string> asked(const Comparison& comparison) {
    const auto& results = comparison.results;
    std::vector<std::string> lines;
    if (!comparison.question.empty()) lines.push_back(comparison.question);
    auto when = period_text(comparison.period);
    if (!when.empty()) lines.push_back(std::move(when));
    if (results.replications == 0) {
        lines.push_back(fmt::format("by the queueing model {}: means, no simulation", results.engine));
        return lines;
    }
    auto text = fmt::format("{} replication{} of every strategy{}, seed {}", count_text(results.replications),
                            results.replications == 1 ? "" : "s",
                            results.baseline.empty() ? "" : " on the same customers", results.seed);
    if (results.replications > 1) text += fmt::format(", {:g} % intervals", 100 * results.confidence);
    lines.push_back(results.partial ? text + ", interrupted" : text);
    return lines;
}

std::vector<std::string> assumptions_of(const Comparison& comparison) {
    std::vector<std::string> lines;
    for (const auto& used : comparison.defaults)
        lines.push_back(
            fmt::format("{} = {} ({} confidence; {})", used.path, used.value, used.confidence, used.source));
    return lines;
}

/// One strategy in one surge.
std::string in_words(const std::string& strategy, const SurgeOutcome& outcome) {
    const auto surge = fmt::format("{}: in the surge of {} from {}", strategy, outcome.segment, outcome.start);
    if (!std::isfinite(outcome.peak)) return surge + " nothing is known of the queue";
    if (outcome.peak < 0.05) return surge + " nobody waits for calls and chats";
    const auto peak =
        fmt::format("{} at most {:.1f} wait for calls and chats (mean of an interval)", surge, outcome.peak);
    if (!std::isfinite(outcome.recovery)) return peak + "; the queue is not back to what it was";
    const auto time =
        estimate_text(Estimate{outcome.recovery, std::numeric_limits<double>::quiet_NaN()}, Unit::seconds);
    return peak + fmt::format("; the queue is back to what it was {} after it", time);
}

/// `20.1 (back after 1 h 30 min)`
std::string in_short(const SurgeOutcome& outcome) {
    if (!std::isfinite(outcome.peak)) return "not known";
    const auto peak = fmt::format("{:.1f}", outcome.peak);
    if (outcome.peak < 0.05) return "nobody";
    if (!std::isfinite(outcome.recovery)) return peak + " (never back)";
    const auto time =
        estimate_text(Estimate{outcome.recovery, std::numeric_limits<double>::quiet_NaN()}, Unit::seconds);
    return fmt::format("{} (back {} after it)", peak, time);
}

std::vector<std::string> surges_of(const Comparison& comparison) {
    std::vector<std::string> lines;
    for (const auto& one : comparison.results.strategies)
        for (const auto& surge : one.surges) lines.push_back(in_words(one.name, surge));
    return lines;
}

}  // namespace

/// The verdict by itself first: who reads no further has read that.
Sentences verdict_of(const Comparison& comparison) {
    Sentences verdict{"", {comparison.verdict}, false, Mood::plain};
    for (auto& line : ignored_lines(comparison)) verdict.lines.push_back(std::move(line));
    return verdict;
}

/// Of each surge how many wait at most in every strategy, and when the queue is back.
Sentences surges_in_short(const Comparison& comparison) {
    Sentences lines{"", {}, true, Mood::plain, "surge: "};
    const auto& strategies = comparison.results.strategies;
    for (std::size_t k = 0; !strategies.empty() && k < strategies.front().surges.size(); ++k) {
        const auto& surge = strategies.front().surges[k];
        std::string text;
        for (const auto& one : strategies)
            if (k < one.surges.size())
                text += fmt::format("{}{} {}", text.empty() ? "" : ", ", one.name, in_short(one.surges[k]));
        lines.lines.push_back(fmt::format("{} from {}, most waiting: {}", surge.segment, surge.start, text));
    }
    return lines;
}

/// `mixed, phone desk: 4 from 08:00, 9 from 09:30, 0 from 20:00`; the day where there are several.
Sentences found_staffing(const Comparison& comparison) {
    Sentences found{"Staffing found", {}, true, Mood::plain};
    for (const auto& one : comparison.staffing) {
        std::string text;
        std::string day;
        for (std::size_t i = 0; i < one.agents.size() && i < comparison.interval_labels.size(); ++i) {
            if (i > 0 ? one.agents[i] == one.agents[i - 1] : one.agents[i] == 0) continue;
            const auto& label = comparison.interval_labels[i];  // 2026-03-02T08:00:00+01:00
            const auto date = label.substr(0, 10);
            const bool named = date != day && comparison.interval_labels.front().substr(0, 10) !=
                                                  comparison.interval_labels.back().substr(0, 10);
            text += fmt::format("{}{} from {}{}", text.empty() ? "" : ", ", one.agents[i], named ? date + " " : "",
                                label.size() >= 16 ? label.substr(11, 5) : label);
            day = date;
        }
        found.lines.push_back(fmt::format("{}, {}: {}", one.strategy, one.group, text.empty() ? "nobody" : text));
    }
    return found;
}

/// A ratio with three digits that count.
Table defined_figures(const Comparison& comparison) {
    Table table{"Figures asked for", "", {""}, {}};
    for (const auto& one : comparison.results.figures) {
        auto cell = number_cell(one.value, one.unit);
        if (one.is_ratio) cell = words_cell(ratio_text(one.value));
        table.rows.push_back({one.name, {std::move(cell)}});
    }
    return table;
}

namespace {

/// On what terms the strategies are compared.
Sentences terms_of(const Comparison& comparison) {
    Sentences terms{"", comparison.sureness, false, Mood::plain};
    if (!comparison.fairness.empty()) terms.lines.push_back(comparison.fairness);
    return terms;
}

/// The strategies in the world as it is.
void add_world(Document& document, const Comparison& comparison) {
    add(document, targets_table(comparison));
    add(document, totals_table(comparison));
    add(document, channels_table(comparison));
    add(document, Sentences{"Surges", surges_of(comparison), true, Mood::plain});
    for (auto& table : group_tables(comparison)) add(document, std::move(table));
}

void add_whole(Document& document, const Comparison& comparison) {
    for (auto& table : whole_tables(comparison)) add(document, std::move(table));
    add(document, flows_table(comparison));
}

}  // namespace

Document comparison_document(const Comparison& comparison, bool whole) {
    Document document{comparison.scenario, {}, {}};
    auto verdict = verdict_of(comparison);
    for (auto& line : terms_of(comparison).lines) verdict.lines.push_back(std::move(line));
    add(document, std::move(verdict));
    add(document, change_sentences(comparison));
    add(document, Sentences{"What was asked", asked(comparison), true, Mood::plain});
    add(document, found_staffing(comparison));
    add(document, Sentences{"Look at", comparison.warnings, true, Mood::look});
    add(document, defined_figures(comparison));
    for (auto& table : change_tables(comparison)) add(document, std::move(table));
    if (whole || comparison.changes.empty()) add_world(document, comparison);
    for (auto& table : engine_tables(comparison)) add(document, std::move(table));
    if (whole) add_whole(document, comparison);
    add(document,
        Sentences{"Assumed, because the scenario does not say", assumptions_of(comparison), true, Mood::plain});
    return document;
}

void add_all_else(Document& document, const Comparison& comparison) {
    constexpr std::size_t alone = 1;  // what stands above already
    if (auto tables = change_tables(comparison); tables.size() > alone)
        for (auto& table : tables) add(document, std::move(table));
    if (auto tables = engine_tables(comparison); tables.size() > alone)
        for (auto& table : tables) add(document, std::move(table));
    add(document, terms_of(comparison));
    add(document, Sentences{"What was asked", asked(comparison), true, Mood::plain});
    add(document, Sentences{"Look at", comparison.warnings, true, Mood::look});
    add(document, totals_table(comparison));
    add(document, channels_table(comparison));
    add(document, Sentences{"Surges", surges_of(comparison), true, Mood::plain});
    for (auto& table : group_tables(comparison)) add(document, std::move(table));
    add_whole(document, comparison);
    add(document,
        Sentences{"Assumed, because the scenario does not say", assumptions_of(comparison), true, Mood::plain});
}

}  // namespace holdtime
