#include <fmt/format.h>

#include <algorithm>

#include "reports/check.hpp"
#include "reports/documents/check_wording.hpp"
#include "reports/text/markup_text.hpp"

namespace holdtime {

namespace {

/// A line each.
std::string escaped_lines(const std::vector<std::string>& lines) {
    std::string text;
    for (const auto& line : lines) text += (text.empty() ? "" : "&#10;") + markup_text(line);
    return text;
}

struct Case {
    std::string name;
    std::string outcome;  ///< failure, error, skipped; "" = passed
    std::vector<std::string> messages;
};

Case case_of(const ScenarioCheck& check, const std::string& strategy) {
    if (!check.comparison) return {strategy, check.updated ? "" : "failure", {missing_baseline(check)}};
    if (check.updated) return {strategy, "", {}};
    auto changes = changes_of(check, strategy);
    return {strategy, changes.empty() ? "" : "failure", std::move(changes)};
}

std::vector<Case> cases_of(const ScenarioCheck& check) {
    std::vector<Case> cases;
    if (!check.problems.empty()) {
        cases.push_back({"readable", "error", {}});
        for (const auto& problem : check.problems) cases.back().messages.push_back(to_string(problem));
        return cases;
    }
    for (const auto& name : strategies_of(check)) cases.push_back(case_of(check, name));
    for (const auto& expectation : check.expectations) {
        cases.push_back(
            {fmt::format("{} {}", expectation.path, expectation.condition), expectation.met ? "" : "failure", {}});
        if (!expectation.met)
            cases.back().messages.push_back(
                fmt::format("{} {}", expectation.path, expectation_text(expectation, check)));
    }
    return cases;
}

std::string text_of(const Case& one, const ScenarioCheck& check) {
    auto text = fmt::format("    <testcase classname=\"{}\" name=\"{}\" file=\"{}\"", markup_text(check.scenario),
                            markup_text(one.name), markup_text(check.file));
    if (one.outcome.empty()) return text + "/>\n";
    return text + fmt::format(">\n      <{0} message=\"{1}\">{2}</{0}>\n    </testcase>\n", one.outcome,
                              markup_text(one.messages.front()), escaped_lines(one.messages));
}

}  // namespace

std::string check_junit(const std::vector<ScenarioCheck>& checks) {
    std::string suites;
    std::size_t all = 0, all_failures = 0, all_errors = 0;
    for (const auto& check : checks) {
        const auto cases = cases_of(check);
        const auto count = [&](const char* outcome) {
            return static_cast<std::size_t>(
                std::count_if(cases.begin(), cases.end(), [&](const Case& one) { return one.outcome == outcome; }));
        };
        const auto failures = count("failure"), errors = count("error");
        suites += fmt::format("  <testsuite name=\"{}\" tests=\"{}\" failures=\"{}\" errors=\"{}\">\n",
                              markup_text(check.scenario), cases.size(), failures, errors);
        for (const auto& one : cases) suites += text_of(one, check);
        if (check.other_scenario) suites += fmt::format("    <system-out>{}</system-out>\n", other_scenario_text);
        suites += "  </testsuite>\n";
        all += cases.size(), all_failures += failures, all_errors += errors;
    }
    return fmt::format(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"holdtime check\" tests=\"{}\" failures=\"{}\" "
        "errors=\"{}\">\n{}</testsuites>\n",
        all, all_failures, all_errors, suites);
}

}  // namespace holdtime
