#include <cmath>
#include <nlohmann/json.hpp>

#include "reports/backtest.hpp"
#include "reports/json_text.hpp"

namespace holdtime {

namespace {

using Json = nlohmann::ordered_json;

Json number(double value) { return std::isfinite(value) ? Json(value) : Json(nullptr); }

Json numbers(const std::vector<double>& values) {
    Json list = Json::array();
    for (const double value : values) list.push_back(number(value));
    return list;
}

Json error(const FigureError& error) {
    const bool any = error.n > 0;
    return {{"bias", any ? number(error.bias) : Json(nullptr)},
            {"mean_absolute_error", any ? number(error.mean_absolute_error) : Json(nullptr)},
            {"coverage_90", any ? number(error.coverage_90) : Json(nullptr)},
            {"n", error.n}};
}

Json figures(const BacktestChannel& channel) {
    Json all = Json::object();
    for (std::size_t f = 0; f < backtest_figures.size(); ++f) {
        const auto& series = channel.figures[f];
        Json one = error(series.error);
        one["actual"] = number(series.actual_total);
        one["predicted"] = number(series.predicted_total);
        one["days"] = error(series.by_day);
        one["calibration"] = Json::array();
        for (const auto& point : series.calibration)
            one["calibration"].push_back({{"nominal", point.nominal}, {"observed", number(point.observed)}});
        all[std::string(backtest_figures[f].name)] = std::move(one);
    }
    return all;
}

Json intervals(const Backtest& test, const BacktestChannel& channel) {
    Json json = {{"start", test.start}};
    const auto of_each = [&](std::vector<double> FigureSeries::*values) {
        Json all = Json::object();
        for (std::size_t f = 0; f < backtest_figures.size(); ++f)
            all[std::string(backtest_figures[f].name)] = numbers(channel.figures[f].*values);
        return all;
    };
    json["actual"] = of_each(&FigureSeries::actual);
    json["predicted"] = of_each(&FigureSeries::predicted);
    json["low"] = of_each(&FigureSeries::low);
    json["high"] = of_each(&FigureSeries::high);
    json["inputs"] = {{"offered", numbers(channel.offered)}, {"agents", numbers(channel.agents)}};
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
    json["channels"] = Json::object();
    for (const auto& channel : test.channels)
        json["channels"][channel.name] = {{"within", number(channel.within)},
                                          {"compared", channel.compared},
                                          {"figures", figures(channel)},
                                          {"intervals", intervals(test, channel)}};
    json["notes"] = test.notes;
    return json_document(json);
}

}  // namespace holdtime
