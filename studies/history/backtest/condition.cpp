#include "studies/history/backtest/condition.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "scenarios/schema/keys.hpp"

namespace holdtime {

namespace {

constexpr const char* what = "invalid --fail-if";

struct Asked {
    const char* name;
    bool is_share;  ///< whatever the figure is
    double (*of)(const FigureSeries& series);
};
constexpr std::array asked{
    Asked{"bias", false, [](const FigureSeries& s) { return s.error.bias; }},
    Asked{"mean_absolute_error", false, [](const FigureSeries& s) { return s.error.mean_absolute_error; }},
    Asked{"coverage_90", true, [](const FigureSeries& s) { return s.error.coverage_90; }},
    Asked{"actual", false, [](const FigureSeries& s) { return s.actual_total; }},
    Asked{"predicted", false, [](const FigureSeries& s) { return s.predicted_total; }}};

/// The place of a name in a list, else a complaint with the likeliest.
std::size_t place_of(const std::string& name, const std::vector<std::string>& known, const char* kind,
                     const std::string& text) {
    const auto found = std::find(known.begin(), known.end(), name);
    if (found == known.end())
        throw InputError({}, fmt::format("{} '{}': no {} '{}'{}", what, text, kind, name, suggestion(name, known)));
    return static_cast<std::size_t>(found - known.begin());
}

}  // namespace

BacktestCondition parse_backtest_condition(const std::string& text, const std::vector<std::string>& channels) {
    const auto split = split_condition(text, what);
    auto path = split_path(split.figure);
    constexpr std::size_t steps = 3;
    if (path.size() == steps + 1 && path.front() == "channels") path.erase(path.begin());
    if (path.size() != steps)
        throw InputError(
            {}, fmt::format("{} '{}': write CHANNEL.FIGURE.ERROR, as in phone.service_level.bias > 2%", what, text));
    BacktestCondition condition;
    condition.text = text;
    condition.channel = channels[place_of(path[0], channels, "channel", text)];
    std::vector<std::string> figures, errors;
    for (const auto& figure : backtest_figures) figures.emplace_back(figure.name);
    for (const auto& one : asked) errors.emplace_back(one.name);
    condition.figure = place_of(path[1], figures, "figure", text);
    const auto& error = asked[place_of(path[2], errors, "error", text)];
    condition.asked = error.name;
    condition.unit = error.is_share || backtest_figures[condition.figure].is_share ? Unit::share : Unit::seconds;
    condition.comparison = split.comparison;
    condition.value = condition_value(split, condition.unit, "", text, what);
    return condition;
}

std::optional<std::string> broken(const BacktestCondition& condition, const Backtest& test) {
    for (const auto& channel : test.channels) {
        if (channel.name != condition.channel) continue;
        const auto& series = channel.figures[condition.figure];
        if (series.error.n == 0) break;
        for (const auto& one : asked) {
            if (condition.asked != one.name) continue;
            const double value = one.of(series);
            if (!compares(value, condition.comparison, condition.value)) return {};
            return fmt::format("check failed: {} (it is {})", condition.text,
                               condition_figure_text(value, condition.unit, condition.text));
        }
    }
    return fmt::format("check failed: {} (the figure does not exist)", condition.text);
}

}  // namespace holdtime
