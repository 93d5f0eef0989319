// Several skills, and chat: the search against every plan simulated on the same customers.

#include <fmt/ranges.h>

#include "models/staffing/search/judge.hpp"
#include "sim/experiment/trials.hpp"
#include "studies/setup/setup.hpp"
#include "tests/catch.hpp"
#include "tests/unit/staffing/town.hpp"

using namespace holdtime;
using namespace holdtime::town;

namespace {

/// Simulates all plans with up to `most` agents at each post and returns the least pay of those that meet every target.
class Exhaustive {
public:
    explicit Exhaustive(const Town& town) : scenario_(town.load()) {
        StaffingSettings blind;
        blind.simulate = false;
        setup_ = set_up(scenario_, blind);
    }

    double least_pay(std::uint32_t least, std::uint32_t most) {
        StaffingNotes notes;
        const auto needs = staffing_needs(scenario_, 0, setup_.on_duty[0], {}, notes);
        const auto& grid = *setup_.grid;
        const Judge judge(needs.targets, grid.intervals(), {grid.day.begin(), grid.day.end()});
        double best = 1e300;
        std::vector<Trial> trials;
        std::vector<double> pays;
        const auto try_all = [&] {
            const auto outcomes = needs.evaluate(trials);
            for (std::size_t t = 0; t < trials.size(); ++t)
                if (judge.judge(outcomes[t]).all_met()) best = std::min(best, pays[t]);
            trials.clear();
            pays.clear();
        };
        Plan plan(needs.on_duty.groups.size(), GroupPlan(grid.intervals(), least));
        for (bool more = true; more; more = next(plan, least, most)) {
            double pay = 0;
            for (std::size_t g = 0; g < plan.size(); ++g)
                for (std::size_t i = 0; i < plan[g].size(); ++i) pay += plan[g][i] * needs.pay(g)[i];
            if (pay >= best) continue;
            trials.push_back({plan, 0, scenario_.experiment.replications});
            pays.push_back(pay);
            if (trials.size() == 64) try_all();
        }
        try_all();
        return best;
    }

private:
    static bool next(Plan& plan, std::uint32_t least, std::uint32_t most) {
        for (auto& group : plan)
            for (auto& agents : group) {
                if (agents < most) return ++agents, true;
                agents = least;
            }
        return false;
    }

    Scenario scenario_;
    Setup setup_;
};

void compare_with_all(const Town& town, std::uint32_t least, std::uint32_t most) {
    const auto staffing = town.staff();
    const auto& found = staffing.strategies.front();
    std::string plan;
    for (const auto& group : found.groups) plan += fmt::format("{} {}, ", group.name, fmt::join(group.agents, " "));
    CAPTURE(plan);
    CHECK(found.feasible());
    CHECK(found.pay == Approx(Exhaustive(town).least_pay(least, most)));
}

const char* const two_channels =
    "  phone: {kind: voice, service_level: {target: 80%, within: 20s}}\n"
    "  chat: {kind: chat, concurrency: 2, service_level: {target: 80%, within: 30s}}\n";

Town two_skills() {
    Town town;
    town.arrivals = "{poisson: {rate: 50/h}}";
    town.reasons = "{phone: {talk_time: 5min}, chat: {talk_time: 8min}}";
    town.prefers = "{phone: 50%, chat: 50%}";
    town.patience = "{phone: {exponential: 3min}, chat: {exponential: 2min}}";
    town.channels = two_channels;
    town.offered = "[phone, chat]";
    town.experiment = "{replications: 150, seed: 3}";
    return town;
}

}  // namespace

TEST_CASE("specialists and a blended desk: the search finds what trying every plan finds") {
    for (const double blended_wage : {20.5, 23.0, 30.0}) {
        CAPTURE(blended_wage);
        auto town = two_skills();
        town.groups =
            "      phone desk: {skills: [phone], staffing: {simulation: {}}, wage: 20/h}\n"
            "      chat desk: {skills: [chat], staffing: {simulation: {}}, wage: 20/h}\n"
            "      blended desk: {skills: [phone, chat], staffing: {simulation: {}}, wage: " +
            std::to_string(blended_wage) + "/h}\n";
        compare_with_all(town, 0, 6);
    }
}

TEST_CASE("a chat desk over three intervals: the search finds what trying every plan finds") {
    auto town = two_skills();
    town.calendar = "{start: 2026-03-02, duration: 6h, interval: 2h}";
    town.arrivals = "{poisson: {per_interval: [20, 80, 50]}}";
    town.prefers = "{chat: 100%}";
    town.offered = "[chat]";
    town.groups = "      desk: {skills: [chat], staffing: {simulation: {}}, wage: 20/h}\n";
    compare_with_all(town, 0, 7);
}

TEST_CASE("two desks over two intervals, a cap on occupancy and a limit of abandonment") {
    auto town = two_skills();
    town.calendar = "{start: 2026-03-02, duration: 4h, interval: 2h}";
    town.arrivals = "{poisson: {per_interval: [60, 100]}}";
    town.channels =
        "  phone: {kind: voice, service_level: {target: 70%, within: 20s, per: interval}, abandonment_rate: {at_most: "
        "8%}}\n"
        "  chat: {kind: chat, concurrency: 2, service_level: {target: 80%, within: 30s}}\n";
    town.groups =
        "      phone desk: {skills: [phone], staffing: {simulation: {}}, wage: 20/h, occupancy: {at_most: 75%}}\n"
        "      blended desk: {skills: [chat, phone], staffing: {simulation: {}}, wage: 22/h}\n";
    compare_with_all(town, 0, 5);
}

TEST_CASE("a desk that answers e-mail between calls: the deadline decides") {
    auto town = two_skills();
    town.calendar = "{start: 2026-03-02, duration: 8h, interval: 4h}";
    town.arrivals = "{poisson: {per_interval: [160, 80]}}";
    town.reasons = "{phone: {talk_time: 4min}, email: {talk_time: 6min}}";
    town.prefers = "{phone: 50%, email: 50%}";
    town.patience = "{phone: {exponential: 3min}}";
    town.channels =
        "  phone: {kind: voice, service_level: {target: 70%, within: 20s}}\n"
        "  email: {kind: deferred, service_level: {target: 90%, within: 3h}}\n";
    town.offered = "[phone, email]";
    town.groups = "      desk: {skills: [phone, email], staffing: {simulation: {}}, wage: 20/h}\n";
    compare_with_all(town, 1, 12);
}

TEST_CASE("what more agents can mend is told apart from what they cannot") {
    auto town = two_skills();
    town.channels =
        "  phone: {kind: voice, lines: 1, service_level: {target: 80%, within: 20s}}\n"
        "  chat: {kind: chat, concurrency: 2, service_level: {target: 80%, within: 30s}}\n";
    town.groups =
        "      phone desk: {skills: [phone], staffing: {simulation: {}}, wage: 20/h}\n"
        "      chat desk: {skills: [chat], staffing: {simulation: {at_most: 1}}, wage: 20/h}\n";
    const auto shortfalls = town.staff().strategies.front().shortfalls;
    REQUIRE(shortfalls.size() == 2);
    CHECK(shortfalls[0].what.find("service level of phone") == 0);
    CHECK(shortfalls[0].remedy.find("no number of agents will do") != std::string::npos);
    CHECK(shortfalls[1].what.find("service level of chat") == 0);
    const auto at = shortfalls[1].remedy.find("allow ");
    REQUIRE(at != std::string::npos);
    const int more = std::stoi(shortfalls[1].remedy.substr(at + 6));
    for (const int extra : {more - 1, more}) {
        town.groups =
            "      phone desk: {skills: [phone], staffing: {simulation: {}}, wage: 20/h}\n"
            "      chat desk: {skills: [chat], staffing: {simulation: {at_most: " +
            std::to_string(1 + extra) + "}}, wage: 20/h}\n";
        CHECK(town.staff().strategies.front().shortfalls.size() == (extra == more ? 1u : 2u));
    }
}
