#include "tests/catch.hpp"
#include "tests/unit/staffing/town.hpp"

using namespace holdtime;
using town::Town;

namespace {

Town with_staffing(const std::string& staffing, const std::string& target = "80%") {
    Town town;
    town.channels = "  phone: {kind: voice, service_level: {target: " + target + ", within: 20s}}\n";
    town.groups = "      desk: {skills: [phone], wage: 20/h, staffing: " + staffing + "}\n";
    town.experiment = "{replications: 20, seed: 1}";
    return town;
}

Staffing staffed(const Town& town) {
    StaffOptions options;
    options.curve = true;
    return town.staff(options);
}

StrategyCurve curve_of(const Town& town) { return staffed(town).curves.front(); }

std::vector<double> changes(const StrategyCurve& curve) {
    std::vector<double> list;
    for (const auto& point : curve.points) list.push_back(point.change);
    return list;
}

const std::vector<double> usual{-0.1, -0.05, 0, 0.05, 0.1};

}  // namespace

TEST_CASE("A point of the curve that misses its target is not called feasible") {
    const auto curve = curve_of(with_staffing("{erlang_a: {service_level: 50%}}"));
    for (const auto& point : curve.points) {
        CAPTURE(point.change, point.service_level);
        CHECK(point.feasible == (point.service_level >= 0.8 + point.change));
    }
    CHECK(!curve.points.front().feasible);
}

TEST_CASE("A channel that no strategy offers, or that cannot move so far, does not cut the curve") {
    auto town = with_staffing("{erlang_a: {}}");
    town.reasons = "{phone: {talk_time: 5min}, chat: {talk_time: 5min}, email: {talk_time: 5min}}";
    town.channels =
        "  phone: {kind: voice, service_level: {target: 80%, within: 20s}}\n"
        "  chat: {kind: chat, concurrency: 2, service_level: {target: 5%, within: 20s}}\n"
        "  email: {kind: deferred, service_level: {target: 99%, within: 2h}}\n";
    town.offered = "[phone, chat]";
    town.groups += "      writers: {skills: [chat], staffing: {erlang_chat: {}}, wage: 20/h}\n";
    CHECK(changes(curve_of(town)) == usual);
}

TEST_CASE("High targets are moved in small steps") {
    CHECK(changes(curve_of(with_staffing("{erlang_a: {}}", "95%"))) ==
          std::vector<double>{-0.1, -0.05, 0, 0.01, 0.02, 0.04});
    CHECK(changes(curve_of(with_staffing("{erlang_a: {}}", "99%"))) == std::vector<double>{-0.1, -0.05, 0});
}

TEST_CASE("Targets inside a model are moved, too") {
    for (const std::string staffing : {"{erlang_a: {service_level: 80%, within: 20s}}",
                                       "{shifts: {types: {day: {start: \"00:00\", length: 4h}}, requirement: "
                                       "{erlang_a: {service_level: 80%, within: 20s}}}}"}) {
        auto town = with_staffing(staffing);
        town.channels = "  phone: {kind: voice}\n";
        const auto curve = curve_of(town);
        CHECK(changes(curve) == usual);
        CHECK(curve.points.front().pay < curve.points.back().pay);
    }
}

TEST_CASE("Where nothing follows a target the curve says so") {
    for (const std::string staffing :
         {"{workload: {}}", "{budget: 1000}", "{square_root: 0.8}",
          "{shifts: {types: {day: {start: \"00:00\", length: 4h}}, requirement: workload}}"}) {
        CAPTURE(staffing);
        const auto found = staffed(with_staffing(staffing));
        CHECK(found.curves.front().points.empty());
        CHECK(found.strategies.front().notes.back().find("no curve of cost against service") != std::string::npos);
    }
}

TEST_CASE("Simulating the curve is counted") {
    const auto town = with_staffing("{erlang_a: {}}");
    CHECK(staffed(town).strategies.front().simulated_contacts > 4 * town.staff().strategies.front().simulated_contacts);
}
