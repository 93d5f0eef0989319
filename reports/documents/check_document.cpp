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

/// What is to be looked at, the expectations first.
Table findings(const ScenarioCheck& check) {
    Table table{"", "state", {"figure", "what was found"}, {}, 2};
    for (const auto& one : check.expectations)
        table.rows.push_back({one.met ? "met" : "NOT MET",
                              {paths_cell(one.path, {one.path}, one.met ? Mood::plain : Mood::bad),
                               words_cell(expectation_text(one, check))}});
    for (const auto& cause : causes_of(check))
        table.rows.push_back(
            {cause.changed ? "changed" : "new",
             {paths_cell(cause.figures, cause.paths, cause.changed ? Mood::bad : Mood::look), words_cell(cause.what)}});
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

void add_scenario(Document& document, const ScenarioCheck& check, CheckReader reader) {
    const auto status = check.status();
    const bool broken = status == CheckStatus::broken;
    Sentences about{heading_of(check, reader), broken ? problems_of(check) : terms_of(check), true, mood_of(status)};
    document.blocks.emplace_back(std::move(about));
    if (broken) return;
    add(document, findings(check));
    if (auto remedy = what_to_do(check); !remedy.empty())
        add(document, Sentences{"", {std::move(remedy)}, false, Mood::plain});
}

}  // namespace

Document check_document(const std::vector<ScenarioCheck>& checks, CheckReader reader) {
    Document document;
    const bool page = reader == CheckReader::page;
    if (page)
        document = {"holdtime check", {closing_line(checks)}, {}};
    else if (checks.size() > 1)
        document.title = closing_line(checks);  // the answer first; last, too, where logs are read
    for (const auto& check : checks) add_scenario(document, check, reader);
    if (!page) add(document, Sentences{"", {closing_line(checks)}, false, Mood::plain});
    return document;
}

}  // namespace holdtime
