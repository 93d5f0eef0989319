#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "reports/documents/backtest_document.hpp"
#include "reports/html/figure.hpp"
#include "reports/html/parts.hpp"
#include "reports/html/studies/axes.hpp"
#include "reports/html/studies/pages.hpp"
#include "reports/html/study_page.hpp"
#include "studies/compare/wording.hpp"
#include "studies/history/backtest/words.hpp"

namespace holdtime {

namespace {

constexpr const char* figure_name = "service_level";

std::string share_text(double share) { return std::isfinite(share) ? fmt::format("{:.1f} %", 100 * share) : "-"; }
std::string axis_share(double share) { return fmt::format("{:.0f} %", 100 * share); }

/// Actual and predicted along one axis: lines, and the numbers with their places in the results.
struct Beside {
    std::vector<std::string> labels;
    std::vector<Compared> values;
    std::string corner;
    /// Pointer of one of the four numbers at a place.
    std::function<std::string(const char* what, std::size_t at)> pointer;
};

DataTable table_of(const Beside& beside, const std::string& title) {
    DataTable table{title, beside.corner, {"actual", "predicted", "from", "to"}, {}};
    for (std::size_t i = 0; i < beside.labels.size(); ++i) {
        const auto& one = beside.values[i];
        if (!one.exists) continue;
        const auto cell = [&](const char* what, double value) {
            return words_datum(share_text(value), beside.pointer(what, i));
        };
        table.rows.push_back({beside.labels[i],
                              {cell("actual", one.actual), cell("predicted", one.predicted), cell("low", one.low),
                               cell("high", one.high)}});
    }
    return table;
}

Markup lines_of(const Beside& beside, const std::string& name, const std::string& x_title, const std::vector<double>& x,
                std::function<std::string(double)> x_text) {
    Lines lines;
    lines.name = name;
    lines.x_title = x_title;
    lines.y_title = "answered in time";
    lines.x_text = std::move(x_text);
    lines.y_text = axis_share;
    lines.lines = {{0, "predicted, with its 90 % band", {}, {}}, {1, "as it was", {}, {}}};
    for (std::size_t i = 0; i < beside.values.size(); ++i) {
        const auto& one = beside.values[i];
        if (!one.exists) continue;
        for (auto& line : lines.lines) line.x.push_back(x[i]);
        lines.lines[0].y.push_back({one.predicted, one.low, one.high});
        lines.lines[1].y.push_back({one.actual});
    }
    return lines_svg(lines);
}

double hour_of(const std::string& clock) {
    constexpr int minutes = 60;
    return std::stod(clock.substr(0, 2)) + std::stod(clock.substr(3, 2)) / minutes;
}

std::string hour_text(double hour) {
    constexpr int minutes = 60;
    const auto minute = static_cast<int>(std::lround(hour * minutes));
    return fmt::format("{}:{:02}", minute / minutes, minute % minutes);
}

Markup by_clock(const BacktestChannel& channel) {
    const Beside beside{
        channel.clock, channel.figures[0].clock, "from", [&](const char* what, std::size_t i) {
            return json_pointer({"channels", channel.name, "clock", what, figure_name, std::to_string(i)});
        }};
    std::vector<double> x;
    for (const auto& label : channel.clock) x.push_back(hour_of(label));
    const auto title = fmt::format("{}: at what time of day is it wrong?", channel.name);
    Told told{
        title,
        "All days together. Where the line of what was leaves the band, the scenario is wrong, and not by chance.",
        {table_of(beside, channel.name + ": service level by time of day")}};
    return figure_markup("clock-" + channel.name, told, lines_of(beside, title, "time of day", x, hour_text),
                         Breadth::half);
}

Markup by_day(const BacktestChannel& channel) {
    const Beside beside{
        channel.days, channel.figures[0].days, "day", [&](const char* what, std::size_t i) {
            return json_pointer({"channels", channel.name, "days", what, figure_name, std::to_string(i)});
        }};
    std::vector<double> x;
    for (std::size_t i = 0; i < channel.days.size(); ++i) x.push_back(static_cast<double>(i + 1));
    const auto title = fmt::format("{}: on which days is it wrong?", channel.name);
    Told told{title, "Each day with its band.", {table_of(beside, channel.name + ": service level by day")}};
    return figure_markup("days-" + channel.name, told,
                         lines_of(beside, title, "day of the history with contacts", x,
                                  [](double at) { return fmt::format("{:.0f}", at); }),
                         Breadth::half);
}

/// The intervals of the day whose mean error is the middle one: how far a prediction is off as a rule.
Markup usual_day(const Backtest& test, const BacktestChannel& channel) {
    struct Day {
        double error = 0, weight = 0;
        std::vector<std::size_t> intervals;
    };
    const auto& series = channel.figures[0];
    constexpr std::size_t date = 10, time = 5;
    std::vector<Day> days;
    std::string now;
    for (std::size_t i = 0; i < test.start.size(); ++i) {
        if (!channel.compared[i] || !std::isfinite(series.actual[i])) continue;
        if (test.start[i].substr(0, date) != now) now = test.start[i].substr(0, date), days.emplace_back();
        auto& day = days.back();
        day.error += channel.offered[i] * std::abs(series.predicted[i] - series.actual[i]);
        day.weight += channel.offered[i];
        day.intervals.push_back(i);
    }
    std::erase_if(days, [](const Day& day) { return day.intervals.size() < 2; });
    if (days.empty()) return {};
    std::stable_sort(days.begin(), days.end(),
                     [](const Day& a, const Day& b) { return a.error / a.weight < b.error / b.weight; });
    const auto& chosen = days[days.size() / 2];
    Beside beside{{}, {}, "from", [&](const char* what, std::size_t i) {
                      return json_pointer({"channels", channel.name, "intervals", what, figure_name,
                                           std::to_string(chosen.intervals[i])});
                  }};
    std::vector<double> x;
    for (const auto i : chosen.intervals) {
        beside.labels.push_back(test.start[i].substr(date + 1, time));
        x.push_back(hour_of(beside.labels.back()));
        Compared one{channel.offered[i], series.actual[i], series.predicted[i], series.low[i], series.high[i], 0, true};
        beside.values.push_back(one);
    }
    const auto name = date_of(test.start[chosen.intervals.front()], true);
    const auto title = fmt::format("{}: a day like most, {}", channel.name, name);
    Told told{
        title,
        "The day with the middle one of all days' mean errors, interval by interval. About nine in ten should lie "
        "inside the band.",
        {table_of(beside, fmt::format("{}: service level on {}", channel.name, name))}};
    return figure_markup("day-" + channel.name, told, lines_of(beside, title, "time of day", x, hour_text),
                         Breadth::half);
}

Markup how_calibrated(const BacktestChannel& channel) {
    Lines lines;
    lines.x_title = "middle share of the predictions";
    lines.y_title = "share of intervals inside";
    lines.x_text = lines.y_text = axis_share;
    lines.lines = {{0, "as it was", {0}, {{0.0}}}, {5, "as it should be", {0, 1}, {{0.0}, {1.0}}}};
    DataTable table{channel.name + ": share of intervals inside", "middle share", {"service level"}, {}};
    const auto& curve = channel.figures[0].calibration;
    for (std::size_t i = 0; i < curve.size(); ++i) {
        lines.lines[0].x.push_back(curve[i].nominal);
        lines.lines[0].y.push_back({curve[i].observed});
        table.rows.push_back({axis_share(curve[i].nominal),
                              {words_datum(share_text(curve[i].observed),
                                           json_pointer({"channels", channel.name, "figures", figure_name,
                                                         "calibration", std::to_string(i), "observed"}))}});
    }
    const auto title = fmt::format("{}: does it know how sure it may be?", channel.name);
    lines.name = title;
    Told told{
        title, "Below the diagonal it is too sure of itself, above it its bands are wider than need be.", {table}};
    return figure_markup("calibration-" + channel.name, told, lines_svg(lines), Breadth::half);
}

Markup summary_of(const Backtest& test) {
    Table table{"", "", {"actual", "predicted", "bias", "mean error", "inside 90 % band"}, {}};
    for (const auto& channel : test.channels)
        for (std::size_t f = 0; f < backtest_figures.size(); ++f) {
            const auto& figure = backtest_figures[f];
            const auto& series = channel.figures[f];
            if (series.error.n == 0) continue;
            const auto at = [&](const char* key) {
                return json_pointer({"channels", channel.name, "figures", std::string(figure.name), key});
            };
            table.rows.push_back({fmt::format("{}: {}", channel.name, backtest_labels[f]),
                                  {pointing(words_cell(figure_amount(series.actual_total, figure)), at("actual")),
                                   pointing(words_cell(figure_amount(series.predicted_total, figure)), at("predicted")),
                                   words_cell(signed_error(series.error.bias, figure)),
                                   words_cell(plain_error(series.error.mean_absolute_error, figure)),
                                   pointing(words_cell(share_text(series.error.coverage_90)), at("coverage_90"))}});
        }
    return element("div", {{"id", "strategies"}, {"class", "summary"}}, block_markup(table));
}

}  // namespace

std::string backtest_page(const Backtest& test, const ReportStyle& style) {
    StudyPage page;
    page.kicker = fmt::format("{} · {} to {} · {} replications, seed {}", test.scenario, test.from, test.to,
                              count_text(test.replications), test.seed);
    page.question = "Does the scenario reproduce what happened?";
    page.verdict = backtest_text(test);
    page.sure = what_explains(test);
    page.before = test.notes;
    page.looked_at = "The comparison with the history has no remark. Targets were not looked at.";
    page.summary = summary_of(test);
    for (const auto& channel : test.channels) {
        if (channel.intervals == 0) continue;
        page.pictures += by_clock(channel) + by_day(channel) + usual_day(test, channel) + how_calibrated(channel);
    }
    page.tables = backtest_document(test).blocks;
    return study_page(page, style);
}

}  // namespace holdtime
