#include <nlohmann/json.hpp>

#include "reports/backtest.hpp"
#include "reports/json_text.hpp"

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
    json["channels"] = Json::object();
    for (const auto& channel : test.channels)
        json["channels"][channel.name] = {{"within", finite_json(channel.within)},
                                          {"compared", channel.compared},
                                          {"figures", figures(channel)},
                                          {"intervals", intervals(test, channel)}};
    json["notes"] = test.notes;
    return json_document(json);
}

}  // namespace holdtime
