#include <cmath>
#include <nlohmann/json.hpp>

#include "reports/breakeven.hpp"
#include "reports/combined_json.hpp"
#include "reports/json_text.hpp"

namespace holdtime {

namespace {

using Json = nlohmann::ordered_json;

Json estimate(const Estimate& value) {
    return {{"mean", finite_json(value.mean)},
            {"ci", value.has_interval() ? Json{finite_json(value.low), finite_json(value.high)} : Json(nullptr)}};
}

Json better(const Breakeven& found, const std::optional<std::size_t>& side) {
    return side ? Json(found.sides.between[*side]) : Json(nullptr);
}

/// Of one path the value, of two a list.
template <class Of>
Json of_varied(const Breakeven& found, Of of) {
    if (found.varied.size() == 1) return of(found.varied[0]);
    Json list = Json::array();
    for (const auto& one : found.varied) list.push_back(of(one));
    return list;
}

Json crossings(const Breakeven& found) {
    Json list = Json::array();
    for (const auto& crossing : found.crossings) {
        list.push_back({{"at", estimate(crossing.at)},
                        {"better_below", found.sides.between[crossing.below]},
                        {"better_above", found.sides.between[crossing.above]}});
        if (crossing.jumps) list.back()["jumps"] = true;
        if (found.varied[0].whole) {
            list.back()["last_below"] = finite_json(crossing.last_below);
            list.back()["first_above"] = finite_json(crossing.first_above);
        }
    }
    return list;
}

Json point(const Breakeven& found, const BreakevenPoint& point) {
    Json json = {{"x", finite_json(point.x)}};
    if (found.varied.size() > 1) json["y"] = finite_json(point.y);
    json["difference"] = estimate(point.difference);
    json["better"] = better(found, point.better);
    json["replications"] = point.replications;
    return json;
}

}  // namespace

std::string breakeven_json(const Breakeven& found, const ReportStyle& style) {
    Json json;
    json["schema_version"] = 1;
    json["holdtime"] = style.version;
    json["scenario"] = found.scenario;
    json["currency"] = found.currency;
    json["experiment"] = {{"engine", "simulation"},
                          {"replications", found.replications},
                          {"seed", found.seed},
                          {"confidence", found.confidence},
                          {"scenario_hash", found.hash}};
    json["parameter"] = of_varied(found, [](const VariedPathRange& one) { return Json(one.path); });
    json["unit"] = of_varied(found, [](const VariedPathRange& one) { return Json(one.unit); });
    json["range"] = of_varied(found, [](const VariedPathRange& one) { return Json{one.low, one.high}; });
    json["whole"] = of_varied(found, [](const VariedPathRange& one) { return Json(one.whole); });
    json["on"] = found.sides.on;
    if (found.sides.how) json["combination"] = found.sides.how == Combination::ratio ? "ratio" : "difference";
    json["figure_unit"] = unit_word(found.sides.unit);
    json["better_is"] = found.sides.better == Better::more ? "more" : "less";
    json["between"] = found.sides.between;
    const bool map = found.varied.size() > 1;
    if (!map) json["crossings"] = crossings(found);
    if (!map && found.crossings.empty()) json["better"] = better(found, found.better);
    json["place_confidence"] = place_confidence;
    Json& points = json[map ? "map" : "curve"] = Json::array();
    for (const auto& one : found.points) points.push_back(point(found, one));
    json["simulated_contacts"] = finite_json(std::round(found.contacts));
    if (found.grid_contacts > 0) json["grid_contacts"] = finite_json(std::round(found.grid_contacts));
    json["verdict"] = breakeven_text(found);
    json["notes"] = found.notes;
    return json_document(json);
}

}  // namespace holdtime
