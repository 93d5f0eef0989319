#include <fmt/format.h>

#include <algorithm>

#include "reports/check.hpp"
#include "reports/check_wording.hpp"
#include "reports/text/numbers.hpp"
#include "sim/core/printable.hpp"

namespace holdtime {

namespace {

struct Line {
    std::string label, text;
};

const char* color_of(CheckStatus status) {
    return status == CheckStatus::ok ? "32" : status == CheckStatus::added ? "33" : "31";
}

std::string painted(const std::string& text, const char* code, bool color) {
    return color ? fmt::format("\x1b[{}m{}\x1b[0m", code, text) : text;
}

/// Labels in a column, what is said of each beside it.
std::string laid_out(const std::vector<Line>& lines) {
    constexpr std::size_t widest = 60;
    std::size_t width = 0;
    for (const auto& line : lines) width = std::max(width, std::min(widest, display_width(line.label)));
    std::string text;
    for (const auto& line : lines) {
        const auto taken = display_width(line.label);
        text += fmt::format("  {}{}  {}\n", line.label, std::string(width > taken ? width - taken : 0, ' '), line.text);
    }
    return text;
}

std::string counts(const ScenarioCheck& check) {
    if (!check.comparison) return {};
    const auto& figures = check.comparison->figures;
    const auto count = [&](FigureVerdict verdict) {
        return std::count_if(figures.begin(), figures.end(), [&](const auto& one) { return one.verdict == verdict; });
    };
    return fmt::format("{} figures: {} the same, {} changed, {} gone, {} new", figures.size(),
                       count(FigureVerdict::same), count(FigureVerdict::changed), count(FigureVerdict::gone),
                       count(FigureVerdict::added));
}

std::vector<Line> lines_of(const ScenarioCheck& check) {
    std::vector<Line> lines;
    for (const auto& expectation : check.expectations)
        lines.push_back({fmt::format("{} {}", expectation.met ? "met:    " : "NOT MET:", printable(expectation.path)),
                         printable(expectation_text(expectation))});
    if (!check.comparison) return lines;
    for (const auto& figure : check.comparison->figures)
        if (figure.verdict != FigureVerdict::same)
            lines.push_back({fmt::format("{} {}", is_changed(figure) ? "changed:" : "new:    ", printable(figure.path)),
                             change_text(figure)});
    return lines;
}

std::string scenario(const ScenarioCheck& check, bool color) {
    const auto status = check.status();
    std::string text =
        fmt::format("{}: {}\n", painted(status_word(status), color_of(status), color), printable(check.file));
    for (const auto& problem : check.problems) text += fmt::format("  {}\n", printable(to_string(problem)));
    if (status == CheckStatus::broken) return text;
    if (check.comparison) text += fmt::format("  {}; {}\n", counts(check), mode_text(check));
    if (check.other_scenario) text += fmt::format("  {}\n", other_scenario_text);
    if (!check.comparison && !check.updated) text += fmt::format("  {}\n", printable(missing_baseline(check)));
    text += laid_out(lines_of(check));
    if (check.comparison)
        for (const auto& name : check.comparison->unlisted)
            text += fmt::format("  changed: {}\n", printable(unlisted_text(name)));
    if (check.updated)
        text += check.renewed ? fmt::format("  stored {}\n", printable(check.baseline_file))
                              : fmt::format("  {} is as it was\n", printable(check.baseline_file));
    else if (check.comparison && check.comparison->changed())
        text += "  meant so? holdtime check --update accepts it as the new baseline\n";
    else if (check.comparison && check.comparison->has_new())
        text += "  holdtime check --update adds what is new to the baseline\n";
    return text;
}

}  // namespace

std::string check_table(const std::vector<ScenarioCheck>& checks, bool color) {
    std::string text;
    for (const auto& check : checks) text += scenario(check, color) + "\n";
    return text + closing_line(checks) + "\n";
}

}  // namespace holdtime
