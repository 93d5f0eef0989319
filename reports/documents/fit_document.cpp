#include "reports/documents/fit_document.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "studies/compare/wording.hpp"
#include "studies/history/log/local_days.hpp"
#include "studies/history/writing/yaml_words.hpp"

namespace holdtime {

namespace {

constexpr std::size_t most_rows = 5;  ///< of a list that may be long

std::string amount(double value, const std::string& unit) { return digits(value) + (unit.empty() ? "" : " " + unit); }

std::string count(double n) { return count_text(static_cast<std::uint64_t>(n + 0.5)); }

Table estimates_table(const WrittenScenario& written) {
    Table table{"Estimates", "key", {"value", "standard error", "n"}, {}};
    table.words_columns = 0;
    for (const auto& one : written.estimates) {
        if (one.list) continue;
        table.rows.push_back({one.path,
                              {words_cell(amount(one.value.front(), one.unit)),
                               words_cell(amount(one.standard_error.front(), one.unit)), words_cell(count(one.n))}});
    }
    return table;
}

/// Shares still waiting, as seen (Kaplan-Meier) and by the law.
Table patience_table(const HistoryFit& fit) {
    Table table{"Still waiting after, as seen and by the law", "", {}, {}};
    const std::vector<double> times{30, 60, 180, 300, 600};
    for (const double time : times) table.columns.push_back(digits(time) + " s");
    for (const auto& queue : fit.queues)
        for (std::size_t m = 0; m < medium_count; ++m) {
            const auto& patience = queue.media[m].patience;
            const auto law = patience.law();
            if (!law) continue;
            const double last = std::max(patience.sample.ended.quantile(1), patience.sample.censored.quantile(1));
            Row seen{fmt::format("{}, {}", queue.name, medium_names[m]), {}},
                by_law{std::string(law->family->name), {}};
            by_law.below = true;
            for (const double time : times) {
                const auto point = survival_at(patience.curve, time, last);
                seen.cells.push_back(words_cell(point ? fmt::format("{:.1f} %", 100 * point->survival) : "-"));
                by_law.cells.push_back(words_cell(fmt::format("{:.1f} %", 100 * law->survival(time))));
            }
            table.rows.push_back(std::move(seen));
            table.rows.push_back(std::move(by_law));
        }
    return table;
}

/// Shares of contacts that take longer, as seen and by the law.
Table work_table(const HistoryFit& fit) {
    Table table{"Talks longer than, as seen and by the law", "", {}, {}};
    const std::vector<double> times{10, 60, 180, 300, 900};
    for (const double time : times) table.columns.push_back(digits(time) + " s");
    for (const auto& queue : fit.queues)
        for (std::size_t m = 0; m < medium_count; ++m) {
            const auto& talk = queue.media[m].talk;
            const auto law = talk.law();
            if (!law || talk.seen.n() == 0) continue;
            Row seen{fmt::format("{}, {}", queue.name, medium_names[m]), {}},
                by_law{std::string(law->family->name), {}};
            by_law.below = true;
            const auto points = talk.seen.points();
            for (const double time : times) {
                double longer = 0;
                for (const auto& point : points)
                    if (point.value > time) longer += point.count;
                seen.cells.push_back(words_cell(fmt::format("{:.1f} %", 100 * longer / talk.seen.n())));
                by_law.cells.push_back(words_cell(fmt::format("{:.1f} %", 100 * law->survival(time))));
            }
            table.rows.push_back(std::move(seen));
            table.rows.push_back(std::move(by_law));
        }
    return table;
}

std::vector<std::string> days_left_out(const HistoryFit& fit) {
    std::vector<std::string> lines;
    for (const auto& day : fit.odd_days) {
        if (lines.size() == 2 * most_rows) {
            lines.push_back(fmt::format("and {} more", fit.odd_days.size() - lines.size()));
            break;
        }
        lines.push_back(fmt::format("{}: {}", show_date(day.day), day.why));
    }
    return lines;
}

std::vector<std::string> rejected_rows(const HistoryFit& fit) {
    std::vector<std::string> lines;
    for (std::size_t i = 0; i < std::min(most_rows, fit.rejected_rows.size()); ++i) {
        const auto& row = fit.rejected_rows[i];
        lines.push_back(fmt::format("{}:{}: {}", row.file, row.line, row.reason));
    }
    if (fit.rejected > lines.size())
        lines.push_back(
            fmt::format("and {} more (--format json has the first thousand)", count_text(fit.rejected - lines.size())));
    return lines;
}

std::string finding(const FitReport& report) {
    const auto& fit = report.fit;
    auto text =
        fmt::format("{} contacts of {} to {}, {} of {} rows rejected", count_text(fit.contacts),
                    show_date(fit.first_day), show_date(fit.last_day), count_text(fit.rejected), count_text(fit.rows));
    if (!report.file.empty()) text += fmt::format("; the scenario is {}", report.file);
    return text;
}

}  // namespace

Document fit_document(const FitReport& report) {
    const auto& fit = report.fit;
    Document document{"What the history says", {}, {}};
    add(document, Sentences{"", {finding(report)}, false, Mood::plain});
    add(document, estimates_table(report.written));
    add(document, patience_table(fit));
    add(document, work_table(fit));
    if (!fit.people.agents.empty())
        add(document,
            Sentences{
                "",
                {fit.people.differ
                     ? fmt::format("{} agents differ: the time they take has a cv of {:.0f} % +- "
                                   "{:.0f} % between them",
                                   fit.people.agents.size(), 100 * fit.people.cv, 100 * fit.people.cv_error)
                     : fmt::format("{} agents take no times that chance does not explain", fit.people.agents.size())},
                false,
                Mood::plain});
    add(document, Sentences{"Days left out", days_left_out(fit), true, Mood::plain});
    add(document, Sentences{"Rows rejected", rejected_rows(fit), true, Mood::look});
    add(document, Sentences{"What the log does not tell", fit.unknown, true, Mood::plain});
    return document;
}

}  // namespace holdtime
