#include <nlohmann/json.hpp>

#include "reports/fit.hpp"
#include "reports/json_text.hpp"
#include "studies/history/log/local_days.hpp"

namespace holdtime {

namespace {

using Json = nlohmann::ordered_json;

Json numbers(const std::vector<double>& values, bool list) {
    if (!list) return values.empty() ? Json(nullptr) : finite_json(values.front());
    Json all = Json::array();
    for (const double value : values) all.push_back(finite_json(value));
    return all;
}

Json estimates(const WrittenScenario& written) {
    Json list = Json::array();
    for (const auto& one : written.estimates)
        list.push_back({{"path", one.path},
                        {"value", numbers(one.value, one.list)},
                        {"standard_error", numbers(one.standard_error, one.list)},
                        {"n", finite_json(one.n)},
                        {"law", one.law.empty() ? Json(nullptr) : Json(one.law)}});
    return list;
}

Json laws(const std::vector<FittedLaw>& tried) {
    Json list = Json::array();
    for (const auto& law : tried)
        list.push_back({{"law", law.family->name},
                        {"log_likelihood", finite_json(law.log_likelihood)},
                        {"bic", finite_json(law.bic)},
                        {"mean", finite_json(law.mean())},
                        {"cv", finite_json(law.family->cv(law.parameters))}});
    return list;
}

Json curve(const PatienceEstimate& patience) {
    const auto law = patience.law();
    const double last = std::max(patience.sample.ended.quantile(1), patience.sample.censored.quantile(1));
    Json list = Json::array();
    for (const double time : {10., 20., 30., 60., 120., 180., 300., 600., 1200., 1800.})
        if (const auto point = survival_at(patience.curve, time, last))
            list.push_back({{"wait", time},
                            {"still_waiting", finite_json(point->survival)},
                            {"standard_error", finite_json(point->standard_error)},
                            {"law", law ? finite_json(law->survival(time)) : Json(nullptr)}});
    return list;
}

Json queues(const HistoryFit& fit) {
    Json all = Json::object();
    for (const auto& queue : fit.queues) {
        Json media = Json::object();
        for (std::size_t m = 0; m < medium_count; ++m) {
            const auto& medium = queue.media[m];
            if (!medium.used()) continue;
            media[medium_names[m]] = {
                {"contacts", finite_json(medium.contacts)}, {"handed_over_from_others", finite_json(medium.received)},
                {"talk_time", laws(medium.talk.laws)},      {"short_services", finite_json(medium.talk.short_share)},
                {"patience", laws(medium.patience.laws)},   {"patience_curve", curve(medium.patience)}};
        }
        const auto& again = queue.repeat;
        const Json repeat = {{"within_7_days", finite_json(again.share)},
                             {"standard_error", finite_json(again.error)},
                             {"n", finite_json(again.n)},
                             {"mean_delay", finite_json(again.delay)}};
        all[queue.name] = {{"repeat", again.n > 0 ? repeat : Json(nullptr)},
                           {"correlation", finite_json(queue.arrivals.correlation)},
                           {"dispersion", finite_json(queue.arrivals.dispersion)},
                           {"channels", media}};
    }
    return all;
}

}  // namespace

std::string fit_json(const FitReport& report, const ReportStyle& style) {
    const auto& fit = report.fit;
    Json json;
    json["schema_version"] = 1;
    json["holdtime"] = style.version;
    json["files"] = fit.files;
    json["from"] = show_date(fit.first_day);
    json["to"] = show_date(fit.last_day);
    json["rows"] = fit.rows;
    json["contacts"] = fit.contacts;
    json["estimates"] = estimates(report.written);
    json["agents"] = Json::array();
    for (const auto& agent : fit.people.agents)
        json["agents"].push_back({{"agent", agent.agent},
                                  {"n", finite_json(agent.n)},
                                  {"speed", finite_json(agent.speed())},
                                  {"standard_error", finite_json(agent.speed_error())}});
    json["rejected_rows"] = fit.rejected;
    json["rejected"] = Json::array();
    for (const auto& row : fit.rejected_rows)
        json["rejected"].push_back({{"file", row.file}, {"line", row.line}, {"reason", row.reason}});
    json["left_out"] = Json::array();
    for (const auto& day : fit.odd_days) json["left_out"].push_back({{"date", show_date(day.day)}, {"why", day.why}});
    json["unknown"] = fit.unknown;
    json["queues"] = queues(fit);
    return json_document(json);
}

}  // namespace holdtime
