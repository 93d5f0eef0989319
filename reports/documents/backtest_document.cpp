#include "reports/documents/backtest_document.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "studies/compare/wording.hpp"
#include "studies/history/backtest/words.hpp"

namespace holdtime {

namespace {

Table figures_table(const BacktestChannel& channel) {
    Table table{fmt::format("{}: {} intervals compared", channel.name, channel.intervals),
                "",
                {"actual", "predicted", "bias", "mean error", "inside 90 % band"},
                {}};
    for (std::size_t f = 0; f < backtest_figures.size(); ++f) {
        const auto& figure = backtest_figures[f];
        const auto& series = channel.figures[f];
        if (series.error.n == 0) continue;
        auto label = std::string(backtest_labels[f]);
        if (f == 0) label += fmt::format(" within {:.0f} s", channel.within);
        table.rows.push_back({label,
                              {words_cell(figure_amount(series.actual_total, figure)),
                               words_cell(figure_amount(series.predicted_total, figure)),
                               words_cell(signed_error(series.error.bias, figure)),
                               words_cell(plain_error(series.error.mean_absolute_error, figure)),
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
            {backtest_labels[f],
             {words_cell(signed_error(error.bias, figure)), words_cell(plain_error(error.mean_absolute_error, figure)),
              words_cell(fmt::format("{:.0f} %", 100 * error.coverage_90))}});
    }
    return table;
}

/// What a formula makes of the same: a queueing model is worth its trouble where it errs less.
Table formulas_table(const BacktestChannel& channel) {
    Table table{fmt::format("{}: beside formulas of one queue, interval by interval", channel.name),
                "",
                {"bias", "mean error", "abandonment, bias", "abandonment, mean error"},
                {}};
    const auto row = [&](const std::string& name, const FigureError& level, const FigureError& lost) {
        table.rows.push_back({name,
                              {words_cell(signed_error(level.bias, backtest_figures[0])),
                               words_cell(plain_error(level.mean_absolute_error, backtest_figures[0])),
                               words_cell(signed_error(lost.bias, backtest_figures[2])),
                               words_cell(plain_error(lost.mean_absolute_error, backtest_figures[2]))}});
    };
    if (channel.formulas.empty() || channel.intervals == 0) return table;
    row("this simulation", channel.figures[0].error, channel.figures[2].error);
    for (const auto& one : channel.formulas)
        row(one.name == "erlang_a" ? "Erlang A" : "Erlang C", one.errors[0], one.errors[2]);
    return table;
}

Table calibration_table(const BacktestChannel& channel) {
    Table table{fmt::format("{}: share of intervals inside the middle of the predictions", channel.name), "", {}, {}};
    if (channel.intervals == 0) return table;
    for (const auto& point : channel.figures[0].calibration)
        table.columns.push_back(fmt::format("{:.0f} %", 100 * point.nominal));
    for (std::size_t f = 0; f < backtest_figures.size(); ++f) {
        if (channel.figures[f].error.n == 0) continue;
        std::vector<Cell> cells;
        for (const auto& point : channel.figures[f].calibration)
            cells.push_back(words_cell(fmt::format("{:.0f} %", 100 * point.observed)));
        table.rows.push_back({backtest_labels[f], std::move(cells)});
    }
    return table;
}

/// By time of day: the actual service level and the band, where somebody looks for the hour that is wrong.
Table clock_table(const BacktestChannel& channel) {
    Table table{fmt::format("{}: service level by time of day, all days together", channel.name),
                "from",
                {"contacts", "actual", "predicted", "90 % band", ""},
                {}};
    for (std::size_t i = 0; i < channel.clock.size(); ++i) {
        const auto& one = channel.figures[0].clock[i];
        if (!one.exists) continue;
        const auto amount = [](double value) { return figure_amount(value, backtest_figures[0]); };
        table.rows.push_back({channel.clock[i],
                              {words_cell(fmt::format("{:.0f}", one.weight)), words_cell(amount(one.actual)),
                               words_cell(amount(one.predicted)),
                               words_cell(fmt::format("{:.0f} to {:.0f} %", 100 * one.low, 100 * one.high)),
                               words_cell(one.actual < one.low    ? "worse"
                                          : one.actual > one.high ? "better"
                                                                  : "")}});
    }
    return table;
}

/// What the prediction was made with.
Table totals_table(const BacktestChannel& channel) {
    Table table{fmt::format("{}: what went in, over these intervals", channel.name), "", {"predicted", "history"}, {}};
    constexpr std::array<const char*, 3> names{"contacts", "handle time, s", "agent-hours"};
    if (channel.intervals == 0) return table;
    for (std::size_t i = 0; i < channel.inputs.size(); ++i) {
        const auto text = [](double value) { return std::isfinite(value) ? fmt::format("{:.1f}", value) : "-"; };
        table.rows.push_back(
            {names[i], {words_cell(text(channel.inputs[i].predicted)), words_cell(text(channel.inputs[i].actual))}});
    }
    return table;
}

Table inputs_table(const Backtest& test) {
    constexpr std::size_t most = 10;
    Table table{
        fmt::format("Each measured input up by its standard error ({} replications): what the service level's errors "
                    "do",
                    test.input_replications),
        "",
        {"value", "+-", "bias", "mean error"},
        {}};
    for (const auto& one : test.inputs) {
        if (one.as_it_was || table.rows.size() == most) continue;
        table.rows.push_back({one.path,
                              {words_cell(one.value), words_cell(one.error),
                               words_cell(signed_error(one.bias.front(), backtest_figures[0])),
                               words_cell(signed_error(one.mean_absolute_error.front(), backtest_figures[0]))}});
    }
    return table;
}

}  // namespace

Document backtest_document(const Backtest& test) {
    Document document{test.scenario + ": predicted against actual", {}, {}};
    document.subtitle.push_back(
        fmt::format("{} to {}, {} days; arrivals {}, staffing {}; {} replications, seed {}", test.from, test.to,
                    test.days, test.actual_arrivals ? "as they came" : "drawn",
                    test.actual_staffing ? "as seen" : "of the scenario", count_text(test.replications), test.seed));
    add(document, Sentences{"", {backtest_text(test)}, false, Mood::plain});
    for (const auto& channel : test.channels) {
        add(document, figures_table(channel));
        add(document, days_table(channel));
        add(document, totals_table(channel));
        add(document, formulas_table(channel));
        add(document, calibration_table(channel));
        add(document, Sentences{channel.name + ": where it is wrong", where_wrong(channel), true, Mood::plain});
        add(document, clock_table(channel));
    }
    add(document, Sentences{"Which inputs could explain it", what_explains(test), true, Mood::plain});
    add(document, inputs_table(test));
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
