#include "reports/documents/backtest_document.hpp"

#include <fmt/format.h>

#include <cmath>

#include "studies/compare/wording.hpp"

namespace holdtime {

namespace {

constexpr std::array<const char*, backtest_figures.size()> labels{"service level", "mean wait of the answered",
                                                                  "abandonment", "occupancy"};

std::string amount(double value, const BacktestFigure& figure) {
    if (!std::isfinite(value)) return "-";
    return figure.is_share ? fmt::format("{:.1f} %", 100 * value) : fmt::format("{:.1f} s", value);
}

std::string signed_amount(double value, const BacktestFigure& figure) {
    return figure.is_share ? fmt::format("{:+.1f} pts", 100 * value) : fmt::format("{:+.1f} s", value);
}

std::string points(double value, const BacktestFigure& figure) {
    return figure.is_share ? fmt::format("{:.1f} pts", 100 * value) : fmt::format("{:.1f} s", value);
}

Table figures_table(const BacktestChannel& channel) {
    Table table{fmt::format("{}: {} intervals compared", channel.name, channel.compared),
                "",
                {"actual", "predicted", "bias", "mean error", "inside 90 % band"},
                {}};
    for (std::size_t f = 0; f < backtest_figures.size(); ++f) {
        const auto& figure = backtest_figures[f];
        const auto& series = channel.figures[f];
        if (series.error.n == 0) continue;
        auto label = std::string(labels[f]);
        if (f == 0) label += fmt::format(" within {:.0f} s", channel.within);
        table.rows.push_back(
            {label,
             {words_cell(amount(series.actual_total, figure)), words_cell(amount(series.predicted_total, figure)),
              words_cell(signed_amount(series.error.bias, figure)),
              words_cell(points(series.error.mean_absolute_error, figure)),
              words_cell(fmt::format("{:.0f} %", 100 * series.error.coverage_90))}});
    }
    return table;
}

Table days_table(const BacktestChannel& channel) {
    Table table{
        fmt::format("{}: the same of whole days", channel.name), "", {"bias", "mean error", "inside 90 % band"}, {}};
    for (std::size_t f = 0; f < backtest_figures.size(); ++f) {
        const auto& figure = backtest_figures[f];
        const auto& error = channel.figures[f].by_day;
        if (error.n == 0) continue;
        table.rows.push_back(
            {labels[f],
             {words_cell(signed_amount(error.bias, figure)), words_cell(points(error.mean_absolute_error, figure)),
              words_cell(fmt::format("{:.0f} %", 100 * error.coverage_90))}});
    }
    return table;
}

/// What a careful analyst says first.
std::string finding(const BacktestChannel& channel) {
    const auto& level = channel.figures[0];
    if (level.error.n == 0) return fmt::format("{}: too few contacts an interval to compare", channel.name);
    return fmt::format(
        "{}: predicted {} of the contacts answered within {:.0f} s, {} it was; in {:.0f} % of {:.0f} intervals the "
        "actual service level lies within the predicted 90 % band (90 % were right)",
        channel.name, amount(level.predicted_total, backtest_figures[0]), channel.within,
        amount(level.actual_total, backtest_figures[0]), 100 * level.error.coverage_90, level.error.n);
}

}  // namespace

Document backtest_document(const Backtest& test) {
    Document document{test.scenario + ": predicted against actual", {}, {}};
    document.subtitle.push_back(
        fmt::format("{} to {}, {} days; arrivals {}, staffing {}; {} replications, seed {}", test.from, test.to,
                    test.days, test.actual_arrivals ? "as they came" : "drawn",
                    test.actual_staffing ? "as seen" : "of the scenario", count_text(test.replications), test.seed));
    for (const auto& channel : test.channels) {
        add(document, Sentences{"", {finding(channel)}, false, Mood::plain});
        add(document, figures_table(channel));
        add(document, days_table(channel));
    }
    add(document, Sentences{"To be known", test.notes, true, Mood::plain});
    return document;
}

Table backtest_rows(const Backtest& test) {
    Table table{"", "channel", {"start", "figure", "actual", "predicted", "low", "high", "offered", "agents"}, {}};
    const auto cell = [](double value) {
        return std::isfinite(value) ? number_cell({value}, Unit::count) : words_cell("");
    };
    for (const auto& channel : test.channels)
        for (std::size_t i = 0; i < test.start.size(); ++i)
            for (std::size_t f = 0; f < backtest_figures.size(); ++f) {
                const auto& series = channel.figures[f];
                if (channel.offered[i] == 0) continue;
                table.rows.push_back({channel.name,
                                      {words_cell(test.start[i]), words_cell(std::string(backtest_figures[f].name)),
                                       cell(series.actual[i]), cell(series.predicted[i]), cell(series.low[i]),
                                       cell(series.high[i]), cell(channel.offered[i]), cell(channel.agents[i])}});
            }
    return table;
}

}  // namespace holdtime
