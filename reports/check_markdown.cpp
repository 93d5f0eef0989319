#include <fmt/format.h>

#include "reports/check.hpp"
#include "reports/check_wording.hpp"
#include "reports/text/markdown_text.hpp"
#include "sim/core/printable.hpp"

namespace holdtime {

namespace {

std::string cell(const std::string& text) { return markdown_text(printable(text)); }

std::string row(const std::string& kind, const std::string& path, const std::string& text) {
    return fmt::format("| {} | {} | {} |\n", kind, cell(path), cell(text));
}

std::string rows_of(const ScenarioCheck& check) {
    std::string text;
    for (const auto& expectation : check.expectations)
        text += row(expectation.met ? "met" : "**not met**", expectation.path, expectation_text(expectation));
    if (!check.comparison) return text;
    for (const auto& figure : check.comparison->figures)
        if (figure.verdict != FigureVerdict::same)
            text += row(is_changed(figure) ? "**changed**" : "new", figure.path, change_text(figure));
    for (const auto& name : check.comparison->unlisted) text += row("**changed**", name, unlisted_text(name));
    return text;
}

std::string scenario(const ScenarioCheck& check) {
    std::string text = fmt::format("\n## {}: {}\n", cell(check.scenario), status_word(check.status()));
    for (const auto& problem : check.problems) text += fmt::format("\n- {}\n", cell(to_string(problem)));
    if (!check.problems.empty()) return text;
    if (check.comparison)
        text += fmt::format("\n{} figures; {}.\n", check.comparison->figures.size(), mode_text(check));
    else if (!check.updated)
        text += fmt::format("\n{}\n", cell(missing_baseline(check)));
    if (check.other_scenario) text += fmt::format("\nAttention: {}.\n", other_scenario_text);
    const auto rows = rows_of(check);
    if (!rows.empty()) text += "\n| | figure | |\n| --- | --- | --- |\n" + rows;
    if (check.updated) text += fmt::format("\nStored as {}.\n", cell(check.baseline_file));
    return text;
}

}  // namespace

std::string check_markdown(const std::vector<ScenarioCheck>& checks, bool) {
    std::string text = fmt::format("# holdtime check\n\n{}\n", closing_line(checks));
    for (const auto& check : checks) text += scenario(check);
    return text;
}

}  // namespace holdtime
