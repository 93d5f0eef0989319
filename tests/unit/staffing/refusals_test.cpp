#include "tests/catch.hpp"
#include "tests/unit/staffing/town.hpp"

using namespace holdtime;
using town::Town;

namespace {

std::string complaint(const std::string& staffing, const std::string& model = "") {
    Town town;
    town.experiment = "{replications: 2, seed: 1}";
    town.groups = "      desk: {skills: [phone], wage: 20/h, staffing: " + staffing + "}\n";
    StaffOptions options;
    options.model = model;
    return town.complaint(options);
}

bool contains(const std::string& text, const std::string& part) {
    CAPTURE(text, part);
    return text.find(part) != std::string::npos;
}

std::string shifts(const std::string& more) {
    return "{shifts: {types: {day: {start: \"00:00\", length: 4h}}, " + more + "}}";
}

}  // namespace

TEST_CASE("More agents than any group has are refused with their place") {
    for (const std::string staffing : {"{square_root: 1e9}", "{workload: 0.0000001%}"}) {
        CAPTURE(staffing);
        CHECK(contains(complaint(staffing), "more than 100000 agents"));
        CHECK(contains(complaint(staffing), ":18:"));
        CHECK(contains(complaint(shifts("requirement: " + staffing)), "more than 100000 agents"));
    }
}

TEST_CASE("A model that another takes the place of is checked all the same") {
    CHECK(contains(complaint("{fixed: 3.5}"), "must be a whole number"));
    CHECK(contains(complaint("{fixed: 3.5}", "erlang_a"), "must be a whole number"));
    CHECK(complaint("{fixed: 3}", "erlang_a").empty());
}

TEST_CASE("An unknown model is named with its option") {
    CHECK(contains(complaint("{fixed: 3}", "erlang_b"), "'erlang_b' in --model"));
}

TEST_CASE("That nobody may leave is refused as that everybody be answered is") {
    CHECK(contains(complaint("{erlang_a: {abandonment_rate: 0%}}"), "raise it, as in 3%"));
    Town town;
    town.channels = "  phone: {kind: voice, abandonment_rate: {at_most: 0%}}\n";
    CHECK(contains(town.complaint(), "raise it, as in 3%"));
}

TEST_CASE("Who is sent away at once has not abandoned: two targets can both be met") {
    Town town;
    town.channels =
        "  phone: {kind: voice, max_wait: 0s, service_level: {target: 80%, within: 20s}, abandonment_rate: {at_most: "
        "5%}}\n";
    town.experiment = "{replications: 20, seed: 1}";
    CHECK(town.staff().feasible());
}

TEST_CASE("Channels to count are a list with something in it") {
    CHECK(contains(complaint("{budget: {per_day: 500, channels: phone}}"), "must be a list, as in [phone]"));
    CHECK(contains(complaint("{erlang_a: {channels: []}}"), "there is nothing to count"));
}

TEST_CASE("A margin and what it is to achieve are not both given") {
    CHECK(contains(complaint("{square_root: {beta: 0.8, service_level: 95%}}"), "service_level contradicts"));
}

TEST_CASE("Odd numbers of nodes and of people who are there anyway are refused") {
    CHECK(contains(complaint(shifts("nodes: 0")), "nodes"));
    CHECK(contains(complaint(shifts("nodes: -5")), "nodes"));
    CHECK(contains(complaint(shifts("existing: [2.5]")), "whole number from 0 to 100000"));
}

TEST_CASE("Simulating the plan and the Erlang plan is counted") {
    Town town;
    town.groups = "      desk: {skills: [phone], wage: 20/h, staffing: {erlang_a: {}}}\n";
    town.experiment = "{replications: 10, seed: 1}";
    CHECK(town.staff().strategies.front().simulated_contacts > 2 * 10 * 200);  // judged and priced
}
