#include "reports/documents/check_document.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "reports/documents/check_causes.hpp"
#include "reports/documents/check_wording.hpp"
#include "reports/documents/period_words.hpp"
#include "studies/compare/wording.hpp"

namespace holdtime {

namespace {

Mood mood_of(CheckStatus status) {
    return status == CheckStatus::ok ? Mood::good : status == CheckStatus::added ? Mood::look : Mood::bad;
}

std::string counts(const BaselineComparison& comparison) {
    const auto& figures = comparison.figures;
    const auto count = [&](FigureVerdict verdict) {
        const auto is = [&](const auto& one) { return one.verdict == verdict; };
        return count_text(static_cast<std::uint64_t>(std::count_if(figures.begin(), figures.end(), is)));
    };
    return fmt::format("{} figure{}: {} the same, {} changed, {} gone, {} new", count_text(figures.size()),
                       figures.size() == 1 ? "" : "s", count(FigureVerdict::same), count(FigureVerdict::changed),
                       count(FigureVerdict::gone), count(FigureVerdict::added));
}

std::vector<std::string> terms_of(const ScenarioCheck& check) {
    std::vector<std::string> lines;
    if (auto when = period_text(check.period); !when.empty()) lines.push_back(std::move(when));
    if (check.comparison) lines.push_back(fmt::format("{}; {}", counts(*check.comparison), mode_text(check)));
    if (check.other_scenario) lines.emplace_back(other_scenario_text);
    if (!check.comparison && !check.updated) lines.push_back(missing_baseline(check));
    return lines;
}

/// How many figures, and what must be known before the rest is read.
std::vector<std::string> short_terms(const ScenarioCheck& check) {
    std::vector<std::string> lines;
    if (check.comparison) lines.push_back(counts(*check.comparison));
    if (!check.comparison && !check.updated) lines.push_back(missing_baseline(check));
    return lines;
}

std::vector<std::string> problems_of(const ScenarioCheck& check) {
    std::vector<std::string> lines;
    for (const auto& problem : check.problems) lines.push_back(to_string(problem));
    return lines;
}

Cell paths_cell(const std::string& words, const std::vector<std::string>& paths, Mood mood) {
    auto cell = words_cell(words, mood);
    cell.paths = paths;
    return cell;
}

/// What is to be looked at, the worst first: expectations that are not met, changes, what is new, what is met.
Table findings(const ScenarioCheck& check) {
    Table table{"", "state", {"figure", "what was found"}, {}, 2};
    const auto add_expectations = [&](bool met) {
        for (const auto& one : check.expectations)
            if (one.met == met)
                table.rows.push_back({met ? "met" : "NOT MET",
                                      {paths_cell(one.path, {one.path}, met ? Mood::plain : Mood::bad),
                                       words_cell(expectation_text(one, check))}});
    };
    add_expectations(false);
    for (const auto& cause : causes_of(check))
        table.rows.push_back(
            {cause.changed ? "changed" : "new",
             {paths_cell(cause.figures, cause.paths, cause.changed ? Mood::bad : Mood::look), words_cell(cause.what)}});
    add_expectations(true);
    return table;
}

std::string what_to_do(const ScenarioCheck& check) {
    if (check.updated)
        return check.renewed ? fmt::format("stored {}", check.baseline_file)
                             : fmt::format("{} is as it was", check.baseline_file);
    if (!check.comparison) return {};
    if (check.comparison->changed()) return "meant so? holdtime check --update accepts it as the new baseline";
    return check.comparison->has_new() ? "holdtime check --update adds what is new to the baseline" : "";
}

std::string heading_of(const ScenarioCheck& check, CheckReader reader) {
    return reader == CheckReader::log ? fmt::format("{}: {}", status_word(check.status()), check.file)
                                      : fmt::format("{}: {}", check.scenario, status_word(check.status()));
}

/// `12 more are not shown: holdtime check FILE -v`
std::string more_text(std::size_t more, const ScenarioCheck& check) {
    return fmt::format("{} more {} not shown: holdtime check {} -v", count_text(more), more == 1 ? "is" : "are",
                       check.file);
}

void add_scenario(Document& document, const ScenarioCheck& check, CheckReader reader, const CheckRoom& room) {
    const auto status = check.status();
    const bool broken = status == CheckStatus::broken;
    Sentences about{heading_of(check, reader), broken ? problems_of(check) : terms_of(check), true, mood_of(status)};
    if (!room.terms && !broken) about.lines = short_terms(check);
    auto table = findings(check);
    const auto all = table.rows.size();
    if (all > room.findings) {
        table.rows.resize(room.findings);
        about.lines.push_back(more_text(all - room.findings, check));
    }
    document.blocks.emplace_back(std::move(about));
    if (broken) return;
    add(document, std::move(table));
    if (!room.terms) return;
    if (auto remedy = what_to_do(check); !remedy.empty())
        add(document, Sentences{"", {std::move(remedy)}, false, Mood::plain});
}

}  // namespace

namespace {

bool is_worse(const ScenarioCheck& a, const ScenarioCheck& b) {
    const auto weight = [](CheckStatus status) {
        return status == CheckStatus::broken    ? 4
               : status == CheckStatus::not_met ? 3
               : status == CheckStatus::changed ? 2
               : status == CheckStatus::added   ? 1
                                                : 0;
    };
    return weight(a.status()) > weight(b.status());
}

/// The worst first, and those in which nothing is to be looked at in one line.
void add_the_worst(Document& document, std::vector<ScenarioCheck> checks, CheckReader reader, const CheckRoom& room) {
    std::stable_sort(checks.begin(), checks.end(), is_worse);
    std::size_t fine = 0;
    for (const auto& check : checks)
        if (check.status() == CheckStatus::ok && !check.updated)
            ++fine;
        else
            add_scenario(document, check, reader, room);
    if (fine > 0)
        add(document,
            Sentences{"",
                      {fmt::format("ok: {} (-v names {})", counted(fine, "scenario"), fine == 1 ? "it" : "them")},
                      false,
                      Mood::good});
}

}  // namespace

Document check_document(const std::vector<ScenarioCheck>& checks, CheckReader reader, const CheckRoom& room) {
    Document document;
    const bool page = reader == CheckReader::page;
    if (page)
        document = {"holdtime check", {closing_line(checks)}, {}};
    else if (checks.size() > 1)
        document.title = closing_line(checks);  // the answer first; last, too, where logs are read
    if (room.unchanged)
        for (const auto& check : checks) add_scenario(document, check, reader, room);
    else
        add_the_worst(document, checks, reader, room);
    if (!page) add(document, Sentences{"", {closing_line(checks)}, false, Mood::plain});
    return document;
}

}  // namespace holdtime
