#include "reports/judged_json.hpp"

#include "tests/catch.hpp"
#include "tests/unit/reports/sample.hpp"

using namespace holdtime;
using holdtime::test::small_comparison;

namespace {

using Json = nlohmann::ordered_json;

Comparison judged() {
    auto comparison = small_comparison();
    TargetOutcome phone;
    phone.name = "phone";
    phone.target = 0.8;
    phone.scope = TargetScope::interval;
    phone.value = {0.7, 0.65, 0.75};
    phone.interval = 1;
    phone.state = TargetState::missed;
    phone.days = 200;
    phone.days_met = 133;
    TargetOutcome desk;
    desk.name = "phone desk";
    desk.figure = TargetFigure::occupancy;
    desk.target = 0.85;
    desk.by_replication = true;
    comparison.results.strategies[0].targets = {phone, desk};
    PairOutcome pair;
    pair.a = "phone only", pair.b = "both";
    pair.cost = {{10896, 10886, 10905}, 1.0};
    pair.unserved = {{-3, -4, -2}, 0.25};
    comparison.results.pairs = {pair};
    comparison.undominated = {"both"};
    comparison.choice = "both";
    return comparison;
}

Json written(const Comparison& comparison) {
    Json json = Json::object();
    write_judged(comparison, json);
    return json;
}

}  // namespace

TEST_CASE("Targets and pairs stand in the report as in the contract") {
    const auto json = written(judged());
    const auto& target = json["targets"]["phone only"][0];
    CHECK(target["channel"] == "phone");
    CHECK(target["figure"] == "service_level");
    CHECK(target["mean"] == 0.7);
    CHECK(target["ci"] == Json({0.65, 0.75}));
    CHECK(target["state"] == "missed");
    CHECK(target["when"] == "2026-03-02T08:30:00+01:00");
    CHECK(target["days_met"] == 0.665);
    CHECK(json["targets"]["phone only"][1]["agent_group"] == "phone desk");
    CHECK(json["targets"]["phone only"][1]["mean"].is_null());
    CHECK(json["targets"]["phone only"][1]["days_met"].is_null());
    CHECK(json["targets"]["both"].empty());
    const auto& pair = json["pairs"][0];
    CHECK(pair["figures"]["cost"]["mean"] == 10896);
    CHECK(pair["figures"]["cost"]["days"] == 1.0);
    CHECK(pair["figures"]["resolved"].is_null());
    CHECK(pair["price_per_need"].is_null());
    CHECK(json["choice"] == "both");
    CHECK(json["basis"] == "as_staffed");
    CHECK(json["best_probability"].is_null());
}

TEST_CASE("Targets and pairs are read back, and an old report without them is read") {
    const std::string text, file = "r.json";
    const JsonDocument document{text, file, written(judged())}, before{text, file, Json::object()};
    auto again = small_comparison();
    read_judged(JsonNode(document), again);
    CHECK(written(again) == written(judged()));
    auto old = small_comparison();
    read_judged(JsonNode(before), old);
    CHECK(old.choice.empty());
    CHECK(old.results.pairs.empty());
}
