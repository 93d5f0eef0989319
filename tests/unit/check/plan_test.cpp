#include "studies/expectations/check_plan.hpp"

#include "tests/catch.hpp"
#include "tests/unit/scenarios/helpers.hpp"

using namespace holdtime;
using holdtime::test::load_text;
using holdtime::test::small_scenario;

namespace {

struct Planned {
    CheckPlan plan;
    std::string complaints;
};

Planned plan_of(const std::string& blocks) {
    const auto loaded = load_text(std::string(small_scenario) + blocks);
    INFO(loaded.text());
    REQUIRE(loaded.problems.empty());
    Problems problems;
    Planned planned{plan_check(loaded.scenario, problems), ""};
    for (const auto& problem : problems.list()) planned.complaints += to_string(problem) + "\n";
    return planned;
}

}  // namespace

TEST_CASE("a scenario that says nothing is checked by the usual figures of the usual parts") {
    const auto plan = plan_of("").plan;
    CHECK(plan.figures.size() == 13);
    CHECK(plan.parts == (in_total | in_channel | in_group));
    CHECK(plan.level == 0.01);
    CHECK(noise_threshold(plan, Figure::cost, 1000) == Approx(2));
    CHECK(noise_threshold(plan, Figure::service_level, 0.5) == Approx(0.002));
    CHECK(noise_threshold(plan, Figure::asa, 10) == 0.5);
    CHECK(noise_threshold(plan, Figure::asa, 1000) == Approx(2));
    CHECK(noise_threshold(plan, Figure::aht, 10) == Approx(0.02));
}

TEST_CASE("thresholds, figures, parts and level are the scenario's") {
    const auto plan = plan_of(
                          "check: {threshold: 1%, thresholds: {asa: 3s, cost: 5%, service_level: 2%}, figures: [asa, "
                          "cost, service_level], parts: [total, reasons], level: 5%}\n")
                          .plan;
    CHECK(plan.figures == std::vector<Figure>{Figure::asa, Figure::cost, Figure::service_level});
    CHECK(plan.parts == (in_total | in_reason));
    CHECK(plan.level == 0.05);
    CHECK(noise_threshold(plan, Figure::asa, 1000) == 3);
    CHECK(noise_threshold(plan, Figure::cost, 1000) == Approx(50));
    CHECK(noise_threshold(plan, Figure::service_level, 0.5) == Approx(0.02));
    CHECK(noise_threshold(plan, Figure::offered, 1000) == Approx(10));
}

TEST_CASE("names that are no figures, and values that do not go with theirs, are complained about at once") {
    const auto text = plan_of(
                          "check: {figures: [servise_level], thresholds: {cots: 1%, cost: 3s}}\n"
                          "expect: {both.channels.phone.service_levl: \">= 80%\", both.total.cost: \"< 5min\"}\n")
                          .complaints;
    CHECK(text.find("unknown figure 'servise_level' in check.figures (did you mean 'service_level'?)") !=
          std::string::npos);
    CHECK(text.find("unknown figure 'cots' in check.thresholds (did you mean 'cost'?)") != std::string::npos);
    CHECK(text.find("invalid check.thresholds.cost (it is not in seconds") != std::string::npos);
    CHECK(text.find("no figure 'service_levl' there (did you mean 'service_level'?)") != std::string::npos);
    CHECK(text.find("the unit 'min' does not go with this figure") != std::string::npos);
}

TEST_CASE("expectations and thresholds change no result, and so not the hash") {
    const std::string text = small_scenario;
    const auto hash = load_text(text).scenario.hash;
    CHECK(load_text(text + "check: {threshold: 5%}\nexpect: {both.total.cost: \"< 5000\"}\n").scenario.hash == hash);
    CHECK(load_text(text + "currency: EUR\n").scenario.hash != hash);
}
