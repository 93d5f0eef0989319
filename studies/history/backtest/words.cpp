#include "studies/history/backtest/words.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace holdtime {

namespace {

constexpr double small_bias = 0.02, low_coverage = 0.85, high_coverage = 0.95;
constexpr double no_bias = 0.005;      ///< of which nobody asks where it comes from
constexpr double least_effect = 5e-4;  ///< below it, an input moves nothing
constexpr double likely = 2;           ///< standard errors that an input may be off

const BacktestFigure& level() { return backtest_figures[0]; }

std::string finding(const BacktestChannel& channel) {
    const auto& series = channel.figures[0];
    const auto& error = series.error;
    if (error.n == 0) return fmt::format("{}: too few contacts an interval to compare.", channel.name);
    std::string how;
    const bool in_time = std::abs(error.bias) <= small_bias;
    const bool sure = error.coverage_90 >= low_coverage && error.coverage_90 <= high_coverage;
    if (!in_time)
        how = fmt::format("not reproduced: {} by {:.1f} points", error.bias > 0 ? "too good" : "too bad",
                          100 * std::abs(error.bias));
    else if (!sure)
        how = fmt::format("right on average (bias {}), but its band is {}", signed_error(error.bias, level()),
                          error.coverage_90 < low_coverage ? "too narrow" : "wider than need be");
    else
        how = fmt::format("reproduced (bias {})", signed_error(error.bias, level()));
    return fmt::format(
        "{}: {}. Predicted {} of the contacts answered within {:.0f} s, {} it was; {:.0f} % of {:.0f} intervals lie "
        "inside "
        "the 90 % band.",
        channel.name, how, figure_amount(series.predicted_total, level()), channel.within,
        figure_amount(series.actual_total, level()), 100 * error.coverage_90, error.n);
}

struct Place {
    const std::string* name;
    const Compared* compared;
    double off() const { return std::abs(compared->predicted - compared->actual); }
};

void add_worst(const std::vector<std::string>& names, const std::vector<Compared>& all, const char* what,
               std::vector<std::string>& lines) {
    constexpr std::size_t most = 3;
    std::vector<Place> outside;
    for (std::size_t i = 0; i < all.size(); ++i)
        if (all[i].exists && (all[i].actual < all[i].low || all[i].actual > all[i].high))
            outside.push_back({&names[i], &all[i]});
    std::stable_sort(outside.begin(), outside.end(), [](const Place& a, const Place& b) {
        return a.off() * a.compared->weight > b.off() * b.compared->weight;
    });
    std::string list;
    for (std::size_t i = 0; i < std::min(most, outside.size()); ++i)
        list += fmt::format("{}{} (predicted {}, it was {})", i > 0 ? ", " : "", *outside[i].name,
                            figure_amount(outside[i].compared->predicted, level()),
                            figure_amount(outside[i].compared->actual, level()));
    lines.push_back(fmt::format("{} of {} {} lie outside their band{}{}", outside.size(), all.size(), what,
                                list.empty() ? "" : ", worst ", list));
}

}  // namespace

std::string figure_amount(double value, const BacktestFigure& figure) {
    if (!std::isfinite(value)) return "-";
    return figure.is_share ? fmt::format("{:.1f} %", 100 * value) : fmt::format("{:.1f} s", value);
}

std::string signed_error(double value, const BacktestFigure& figure) {
    return figure.is_share ? fmt::format("{:+.1f} pts", 100 * value) : fmt::format("{:+.1f} s", value);
}

std::string plain_error(double value, const BacktestFigure& figure) {
    return figure.is_share ? fmt::format("{:.1f} pts", 100 * value) : fmt::format("{:.1f} s", value);
}

std::string backtest_text(const Backtest& test) {
    std::string text;
    for (const auto& channel : test.channels) text += (text.empty() ? "" : " ") + finding(channel);
    return text;
}

std::vector<std::string> where_wrong(const BacktestChannel& channel) {
    std::vector<std::string> lines;
    if (channel.intervals == 0) return lines;
    add_worst(channel.clock, channel.figures[0].clock, "times of day", lines);
    add_worst(channel.days, channel.figures[0].days, "days", lines);
    return lines;
}

std::vector<std::string> what_explains(const Backtest& test) {
    std::vector<std::string> lines;
    if (test.channels.empty() || test.inputs.empty()) return lines;
    const double bias = test.channels.front().figures[0].error.bias;
    if (std::abs(bias) < no_bias) {
        lines.emplace_back("The bias is too small to be looked for in one input.");
        return lines;
    }
    for (const auto& input : test.inputs) {
        if (input.as_it_was) {
            lines.push_back(
                fmt::format("{}: predicted {}, {} in the history; as long as they were, the bias of {} would be {}.",
                            input.path, input.value, input.error, signed_error(bias, level()),
                            signed_error(bias + input.bias.front(), level())));
            continue;
        }
        const double effect = std::abs(input.bias.front());
        if (effect < least_effect || std::abs(bias) / effect > likely) continue;
        lines.push_back(
            fmt::format("{} could: off by {:.1f} of its standard errors ({} +- {}) it explains the bias alone.",
                        input.path, std::abs(bias) / effect, input.value, input.error));
    }
    if (std::none_of(lines.begin(), lines.end(),
                     [](const auto& line) { return line.find(" could: ") != std::string::npos; }))
        lines.push_back(
            fmt::format("No measured input alone: none explains the bias of {} within two of its standard errors. Look "
                        "at what no log "
                        "tells: who was on duty, who may take what, and what the scenario leaves out.",
                        signed_error(bias, level())));
    return lines;
}

}  // namespace holdtime
