#include "reports/documents/comparison_document.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "reports/documents/comparison_tables.hpp"
#include "reports/documents/engine_tables.hpp"
#include "reports/documents/period_words.hpp"

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
    auto text = fmt::format("{} replication{} of every strategy on the same customers, seed {}", results.replications,
                            results.replications == 1 ? "" : "s", results.seed);
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

/// The verdict by itself first: who reads no further has read that.
Sentences verdict_of(const Comparison& comparison) {
    Sentences verdict{"", {comparison.verdict}, false, Mood::plain};
    for (auto& line : ignored_lines(comparison)) verdict.lines.push_back(std::move(line));
    if (!comparison.fairness.empty()) verdict.lines.push_back(comparison.fairness);
    return verdict;
}

}  // namespace

Document comparison_document(const Comparison& comparison) {
    Document document{comparison.scenario, {}, {}};
    add(document, verdict_of(comparison));
    add(document, Sentences{"What was asked", asked(comparison), true, Mood::plain});
    add(document, Sentences{"Look at", comparison.warnings, true, Mood::look});
    add(document, targets_table(comparison));
    add(document, totals_table(comparison));
    add(document, channels_table(comparison));
    for (auto& table : group_tables(comparison)) add(document, std::move(table));
    for (auto& table : engine_tables(comparison)) add(document, std::move(table));
    add(document,
        Sentences{"Assumed, because the scenario does not say", assumptions_of(comparison), true, Mood::plain});
    return document;
}

}  // namespace holdtime
