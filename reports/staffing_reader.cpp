#include <cmath>
#include <limits>

#include "reports/items_json.hpp"
#include "reports/judged_json.hpp"
#include "reports/saved.hpp"

namespace holdtime {

namespace {

constexpr std::uint64_t most = std::numeric_limits<std::uint64_t>::max(),
                        most_people = std::numeric_limits<std::uint32_t>::max();

std::uint32_t number_or(const JsonNode& json, const char* key, std::uint32_t otherwise) {
    const auto found = json.find(key);
    return found ? static_cast<std::uint32_t>(found->natural(most_people)) : otherwise;
}

/// A local time, `2026-03-02T07:30...`, of which others take day and clock.
std::string time_of(const JsonNode& json) {
    constexpr std::size_t shortest = 16;
    auto text = json.text();
    if (text.size() < shortest) json.complain("must be a local time, as in 2026-03-02T07:30");
    return text;
}

/// Where the worst day or interval began, if one is named.
std::string worst_of(const JsonNode& json, const std::string& per) {
    const auto found = json.find("worst");
    if (!found) return {};
    return per == "day" ? found->text() : time_of(*found);
}

TargetResult target(const JsonNode& json) {
    TargetResult result;
    const auto group = json.find("agent_group");
    result.of_group = group.has_value();
    result.name = group ? group->text() : json.at("channel").text();
    result.figure = json.at("figure").text();
    result.target = json.at("target").number();
    result.per = json.at("per").text();
    result.when = worst_of(json, result.per);
    result.given = estimate_of(json);
    result.unseen = estimate_of(json.at("unseen"));
    result.unseen_when = worst_of(json.at("unseen"), result.per);
    result.state = read_target_state(json.at("state"));
    if (const auto days = json.find("days")) {
        const double share = json.at("days_met").is_null() ? 0 : json.at("days_met").number();
        result.days = days->natural(std::uint64_t{1} << 53);
        if (!(share >= 0 && share <= 1)) json.at("days_met").complain("must be a share between 0 and 1");
        result.days_met = static_cast<std::uint64_t>(std::llround(share * static_cast<double>(result.days)));
        result.by_replication = json.at("days_are_replications").flag();
    }
    result.contacts = result.state != TargetState::no_contacts;
    result.undecided = result.contacts && json.at("met").is_null();
    result.met = !json.at("met").is_null() && json.at("met").flag();
    result.places = number_or(json, "judged_in", 1);
    result.missed = number_or(json, "missed_in", result.met || !result.contacts ? 0 : 1);
    return result;
}

std::vector<TargetResult> targets(const JsonNode& json) {
    std::vector<TargetResult> list;
    for (const auto& one : json.list()) list.push_back(target(one));
    return list;
}

StaffedGroupResult group(const std::string& name, const JsonNode& json) {
    StaffedGroupResult result;
    result.name = name;
    result.model = json.at("model").text();
    result.kept = json.at("kept").flag();
    for (const auto& agents : json.at("agents").list())
        result.agents.push_back(static_cast<std::uint32_t>(agents.natural(most_people)));
    result.paid_hours = json.at("paid_hours").number();
    for (const auto& shift : json.at("shifts").list()) {
        ShiftWorked worked;
        worked.type = shift.at("type").text();
        worked.start = time_of(shift.at("start"));
        worked.end = time_of(shift.at("end"));
        worked.breaks = shift.at("breaks").texts();
        worked.people = static_cast<std::uint32_t>(shift.at("people").natural(most_people));
        worked.hours = shift.at("hours").number();
        result.shifts.push_back(std::move(worked));
    }
    return result;
}

/// Of every part that is named: a plan's other figures are not kept.
void read_parts_of(const JsonNode& json, StrategyResults& parts) {
    const auto items = json.find("items");
    if (!items) return;
    for (auto [key, list] : {std::pair("channels", &parts.channels), std::pair("agent_groups", &parts.agent_groups),
                             std::pair("segments", &parts.segments), std::pair("reasons", &parts.reasons)})
        if (const auto found = items->find(key))
            for (const auto& [name, one] : found->items()) list->push_back({name, {}});
    read_items(json, parts);
}

StrategyStaffing strategy(const std::string& name, const JsonNode& json, std::size_t intervals) {
    StrategyStaffing result;
    result.name = name;
    for (const auto& [of, one] : json.at("agent_groups").items()) {
        result.groups.push_back(group(of, one));
        if (result.groups.back().agents.size() != intervals)
            one.at("agents").complain("must have a number for each of " + std::to_string(intervals) + " intervals");
    }
    result.cost = result.total.values[static_cast<std::size_t>(Figure::cost)] = estimate_of(json.at("cost"));
    for (const auto figure : {Figure::agents_peak, Figure::unserved, Figure::resolution_rate})
        result.total.values[static_cast<std::size_t>(figure)] = estimate_of(json.at(std::string(info(figure).key)));
    if (const auto year = json.find("cost_per_year"))
        result.total.values[static_cast<std::size_t>(Figure::cost_per_year)] = estimate_of(*year);
    if (const auto customers = json.find("customers"))
        result.total.values[static_cast<std::size_t>(Figure::customers)] = estimate_of(*customers);
    read_parts_of(json, result.parts);
    result.pay = json.at("pay").number();
    result.targets = targets(json.at("targets"));
    result.simulated_contacts = json.at("simulated_contacts").natural(most);
    if (const auto erlang = json.find("erlang"))
        result.erlang = PlanBeside{estimate_of(erlang->at("cost")), estimate_of(erlang->at("gain")),
                                   targets(erlang->at("targets"))};
    result.unstaffed = json.at("unstaffed").texts();
    result.notes = json.at("notes").texts();
    for (const auto& one : json.at("shortfalls").list())
        result.shortfalls.push_back({one.at("what").text(), one.at("remedy").text()});
    return result;
}

StrategyCurve curve(const std::string& name, const JsonNode& json) {
    StrategyCurve result{name, {}, {}};
    for (const auto& one : json.list())
        result.points.push_back({one.at("change").number(), one.at("service_level").number(), one.at("pay").number(),
                                 estimate_of(one.at("cost")), one.at("feasible").flag()});
    return result;
}

}  // namespace

Staffing read_staffing(const JsonNode& json) {
    Staffing staffing;
    staffing.scenario = json.at("scenario").text();
    staffing.currency = json.at("currency").text();
    staffing.period = read_period(json.at("period"));
    const auto experiment = json.at("experiment");
    staffing.replications = static_cast<std::uint32_t>(experiment.at("replications").natural(most_people));
    staffing.seed = experiment.at("seed").natural(most);
    staffing.confidence = experiment.at("confidence").number();
    staffing.hash = experiment.at("scenario_hash").text();
    for (const auto& label : json.at("intervals").at("start").list())
        staffing.interval_labels.push_back(time_of(label));
    for (const auto& [name, one] : json.at("strategies").items())
        staffing.strategies.push_back(strategy(name, one, staffing.interval_labels.size()));
    if (staffing.strategies.empty()) json.at("strategies").complain("must have at least one strategy");
    if (const auto curves = json.find("curve"))
        for (const auto& [name, one] : curves->items()) staffing.curves.push_back(curve(name, one));
    if (const auto reasons = json.find("no_curve"))
        for (auto& one : staffing.curves)
            if (const auto reason = reasons->find(one.strategy)) one.none_because = reason->text();
    return staffing;
}

}  // namespace holdtime
