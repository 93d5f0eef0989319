#include <nlohmann/json.hpp>

#include "reports/items_json.hpp"
#include "reports/json_text.hpp"
#include "reports/judged_json.hpp"
#include "reports/staffing.hpp"
#include "studies/staff/words.hpp"

namespace holdtime {

namespace {

using Json = nlohmann::ordered_json;

/// Adds mean and ci to an object.
void put(Json& json, const Estimate& value) {
    json["mean"] = finite_json(value.mean);
    json["ci"] = value.has_interval() ? Json{finite_json(value.low), finite_json(value.high)} : Json(nullptr);
}

Json estimate(const Estimate& value) {
    Json json = Json::object();
    put(json, value);
    return json;
}

Json targets(const std::vector<TargetResult>& list) {
    Json json = Json::array();
    for (const auto& target : list) {
        Json one = Json::object();
        one[target.of_group ? "agent_group" : "channel"] = target.name;
        one["figure"] = target.figure;
        one["target"] = target.target;
        one["per"] = target.per;
        put(one, target.given);
        one["met"] = target.contacts && !target.undecided ? Json(target.met) : Json(nullptr);
        one["state"] = target_state_word(target.state);
        one["days_met"] = target.days > 0
                              ? Json(static_cast<double>(target.days_met) / static_cast<double>(target.days))
                              : Json(nullptr);
        one["days"] = target.days;
        one["days_are_replications"] = target.by_replication;
        one["unseen"] = estimate(target.unseen);
        if (!target.unseen_when.empty()) one["unseen"]["worst"] = target.unseen_when;
        if (!target.when.empty()) one["worst"] = target.when;
        if (target.per != "horizon") {
            one["missed_in"] = target.missed;
            one["judged_in"] = target.places;
        }
        json.push_back(std::move(one));
    }
    return json;
}

Json group(const StaffedGroupResult& group) {
    Json shifts = Json::array();
    for (const auto& shift : group.shifts)
        shifts.push_back({{"type", shift.type},
                          {"start", shift.start},
                          {"end", shift.end},
                          {"breaks", shift.breaks},
                          {"people", shift.people},
                          {"hours", shift.hours}});
    return {{"model", group.model},
            {"kept", group.kept},
            {"agents", group.agents},
            {"paid_hours", group.paid_hours},
            {"shifts", shifts}};
}

Json strategy(const StrategyStaffing& strategy) {
    Json json = Json::object();
    Json& groups = json["agent_groups"] = Json::object();
    for (const auto& one : strategy.groups) groups[one.name] = group(one);
    json["cost"] = estimate(strategy.cost);
    if (const auto& year = strategy.total[Figure::cost_per_year]; year.exists()) json["cost_per_year"] = estimate(year);
    for (const auto figure : {Figure::agents_peak, Figure::customers, Figure::unserved, Figure::resolution_rate})
        json[std::string(info(figure).key)] = estimate(strategy.total[figure]);
    json["items"] = items_json(strategy.parts);
    json["pay"] = strategy.pay;
    json["targets"] = targets(strategy.targets);
    json["feasible"] = strategy.feasible();
    json["simulated_contacts"] = strategy.simulated_contacts;
    if (strategy.erlang) {
        json["erlang"] = {{"cost", estimate(strategy.erlang->cost)},
                          {"gain", estimate(strategy.erlang->gain)},
                          {"targets", targets(strategy.erlang->targets)}};
    }
    json["unstaffed"] = strategy.unstaffed;
    json["notes"] = strategy.notes;
    Json& shortfalls = json["shortfalls"] = Json::array();
    for (const auto& shortfall : strategy.shortfalls)
        shortfalls.push_back({{"what", shortfall.what}, {"remedy", shortfall.remedy}});
    return json;
}

Json curve(const StrategyCurve& curve) {
    Json json = Json::array();
    for (const auto& point : curve.points)
        json.push_back({{"change", point.change},
                        {"service_level", finite_json(point.service_level)},
                        {"pay", point.pay},
                        {"cost", estimate(point.cost)},
                        {"feasible", point.feasible}});
    return json;
}

}  // namespace

std::string staffing_json(const Staffing& staffing, const ReportStyle& style) {
    Json json;
    json["schema_version"] = 1;
    json["holdtime"] = style.version;
    json["scenario"] = staffing.scenario;
    json["currency"] = staffing.currency;
    json["period"] = period_json(staffing.period);
    json["experiment"] = {{"replications", staffing.replications},
                          {"seed", staffing.seed},
                          {"confidence", staffing.confidence},
                          {"scenario_hash", staffing.hash}};
    Json& strategies = json["strategies"] = Json::object();
    for (const auto& one : staffing.strategies) strategies[one.name] = strategy(one);
    json["verdict"] = staffing_text(staffing);
    json["intervals"] = {{"start", staffing.interval_labels}};
    if (!staffing.curves.empty()) {
        Json& curves = json["curve"] = Json::object();
        for (const auto& one : staffing.curves) {
            curves[one.strategy] = curve(one);
            if (!one.none_because.empty()) json["no_curve"][one.strategy] = one.none_because;
        }
    }
    return json_document(json);
}

}  // namespace holdtime
