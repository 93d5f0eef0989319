#include <nlohmann/json.hpp>

#include "reports/backtest.hpp"
#include "reports/json_text.hpp"
#include "studies/history/backtest/words.hpp"

namespace holdtime {

namespace {

using Json = nlohmann::ordered_json;

Json error(const FigureError& error) {
    const bool any = error.n > 0;
    return {{"bias", any ? finite_json(error.bias) : Json(nullptr)},
            {"mean_absolute_error", any ? finite_json(error.mean_absolute_error) : Json(nullptr)},
            {"coverage_90", any ? finite_json(error.coverage_90) : Json(nullptr)},
            {"n", error.n}};
}

Json figures(const BacktestChannel& channel) {
    Json all = Json::object();
    for (std::size_t f = 0; f < backtest_figures.size(); ++f) {
        const auto& series = channel.figures[f];
        Json one = error(series.error);
        one["actual"] = finite_json(series.actual_total);
        one["predicted"] = finite_json(series.predicted_total);
        one["days"] = error(series.by_day);
        one["calibration"] = Json::array();
        for (const auto& point : series.calibration)
            one["calibration"].push_back({{"nominal", point.nominal}, {"observed", finite_json(point.observed)}});
        all[std::string(backtest_figures[f].name)] = std::move(one);
    }
    return all;
}

/// A list a figure of every day, or time of day.
Json bundles(const BacktestChannel& channel, const char* key, const std::vector<std::string>& names,
             std::vector<Compared> FigureSeries::*list) {
    Json json = {{key, names}, {"offered", Json::array()}};
    for (const auto& one : channel.figures.front().*list) json["offered"].push_back(one.weight);
    for (const auto& [name, value] :
         {std::pair("actual", &Compared::actual), std::pair("predicted", &Compared::predicted),
          std::pair("low", &Compared::low), std::pair("high", &Compared::high)}) {
        Json all = Json::object();
        for (std::size_t f = 0; f < backtest_figures.size(); ++f) {
            std::vector<double> values;
            for (const auto& one : channel.figures[f].*list) values.push_back(one.*value);
            all[std::string(backtest_figures[f].name)] = finite_json(values);
        }
        json[name] = std::move(all);
    }
    return json;
}

Json totals(const BacktestChannel& channel) {
    Json all = Json::object();
    for (const auto& one : channel.inputs)
        all[one.name] = {{"predicted", finite_json(one.predicted)}, {"actual", finite_json(one.actual)}};
    return all;
}

Json formulas(const BacktestChannel& channel) {
    Json all = Json::object();
    for (const auto& one : channel.formulas) {
        Json figures = Json::object();
        for (std::size_t f = 0; f < backtest_figures.size(); ++f) {
            figures[std::string(backtest_figures[f].name)] = error(one.errors[f]);
            figures[std::string(backtest_figures[f].name)].erase("coverage_90");
        }
        all[one.name] = {{"handle_time", finite_json(one.handle_time)},
                         {"patience", finite_json(one.patience)},
                         {"figures", std::move(figures)}};
    }
    return all;
}

Json inputs(const Backtest& test) {
    Json list = Json::array();
    for (const auto& one : test.inputs) {
        Json bias = Json::object(), error = Json::object();
        for (std::size_t c = 0; c < one.bias.size(); ++c) {
            bias[test.channels[c].name] = finite_json(one.bias[c]);
            error[test.channels[c].name] = finite_json(one.mean_absolute_error[c]);
        }
        list.push_back({{"path", one.path},
                        {"value", one.value},
                        {one.as_it_was ? "as_it_was" : "standard_error", one.error},
                        {"service_level", {{"bias", std::move(bias)}, {"mean_absolute_error", std::move(error)}}}});
    }
    return list;
}

Json intervals(const Backtest& test, const BacktestChannel& channel) {
    Json json = {{"start", test.start}};
    const auto of_each = [&](std::vector<double> FigureSeries::*values) {
        Json all = Json::object();
        for (std::size_t f = 0; f < backtest_figures.size(); ++f)
            all[std::string(backtest_figures[f].name)] = finite_json(channel.figures[f].*values);
        return all;
    };
    json["actual"] = of_each(&FigureSeries::actual);
    json["predicted"] = of_each(&FigureSeries::predicted);
    json["low"] = of_each(&FigureSeries::low);
    json["high"] = of_each(&FigureSeries::high);
    json["inputs"] = {{"offered", finite_json(channel.offered)}, {"agents", finite_json(channel.agents)}};
    return json;
}

}  // namespace

std::string backtest_json(const Backtest& test, const ReportStyle& style) {
    Json json;
    json["schema_version"] = 1;
    json["holdtime"] = style.version;
    json["scenario"] = test.scenario;
    json["strategy"] = test.strategy;
    json["from"] = test.from;
    json["to"] = test.to;
    json["arrivals"] = test.actual_arrivals ? "actual" : "fitted";
    json["staffing"] = test.actual_staffing ? "history" : "scenario";
    json["at_least"] = test.at_least;
    json["experiment"] = {{"replications", test.replications}, {"seed", test.seed}};
    json["verdict"] = backtest_text(test);
    json["channels"] = Json::object();
    for (const auto& channel : test.channels)
        json["channels"][channel.name] = {{"within", finite_json(channel.within)},
                                          {"compared", channel.intervals},
                                          {"figures", figures(channel)},
                                          {"inputs", totals(channel)},
                                          {"formulas", formulas(channel)},
                                          {"days", bundles(channel, "date", channel.days, &FigureSeries::days)},
                                          {"clock", bundles(channel, "from", channel.clock, &FigureSeries::clock)},
                                          {"intervals", intervals(test, channel)}};
    json["inputs"] = {{"replications", test.input_replications}, {"moved_up", inputs(test)}};
    json["explained"] = what_explains(test);
    json["notes"] = test.notes;
    return json_document(json);
}

}  // namespace holdtime
