#include "sim/experiment/experiment.hpp"
#include "studies/setup/setup.hpp"
#include "tests/catch.hpp"
#include "tests/unit/staffing/town.hpp"

using namespace holdtime;
using town::Town;

namespace {

Town with_group(const std::string& keys, const std::string& staffing) {
    Town town;
    town.groups = "      desk: {skills: [phone], wage: 20/h, " + keys + "staffing: " + staffing + "}\n";
    return town;
}

}  // namespace

TEST_CASE("Who stays away is not paid") {
    const auto town = with_group("absence: 20%, ", "{simulation: {}}");
    const auto found = town.staff().strategies.front();
    const auto& group = found.groups.front();
    CHECK(found.pay == Approx(group.agents.front() * 4 * 20 * 0.8 / 0.8));  // absence 20 % and shrinkage 20 %
    auto scenario = town.load();
    scenario.strategies.front().second.agent_groups.front().second.staffing.name = "fixed";
    auto& parameters = scenario.strategies.front().second.agent_groups.front().second.staffing.parameters;
    parameters = {};
    parameters.kind = Value::Kind::scalar;
    parameters.text = std::to_string(group.agents.front());
    ExperimentSettings settings;
    settings.seed = scenario.experiment.seed;
    settings.replications = scenario.experiment.replications;
    const auto run = run_experiment(set_up(scenario).strategies, settings).strategies.front();
    CHECK(group.paid_hours == run.agent_groups.front().figures[Figure::paid_hours].mean);
    CHECK(found.cost.mean == run.total[Figure::cost].mean);
}

TEST_CASE("Formulas plan for those who stay away") {
    for (const std::string staffing :
         {"{erlang_a: {}}", "{erlang_c: {}}", "{square_root: 0.8}", "{workload: 80%}", "{offered_load: {}}",
          "{shifts: {types: {day: {start: \"00:00\", length: 4h}}}}"}) {
        CAPTURE(staffing);
        const double all = with_group("", staffing).plan().front().front();
        const double planned = with_group("absence: 20%, ", staffing).plan().front().front();
        CHECK(planned * 0.8 > all - 1);  // before rounding up
        CHECK(planned * 0.8 < all + 0.8);
        CHECK(planned > all);
    }
}

TEST_CASE("A budget buys more of those who are not paid when they stay away") {
    CHECK(with_group("absence: 50%, ", "{budget: 1000}").plan().front().front() == 20);
    CHECK(with_group("", "{budget: 1000}").plan().front().front() == 10);
}

TEST_CASE("A group of whom nobody comes cannot be staffed") {
    CHECK(with_group("absence: 100%, ", "{simulation: {}}").complaint().find("nobody would ever come") !=
          std::string::npos);
}
