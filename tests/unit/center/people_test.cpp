// Agents who differ: how long their work takes, and who of them takes a contact.

#include <cmath>

#include "sim/center/choice.hpp"
#include "sim/center/people.hpp"
#include "sim/center/workload.hpp"
#include "sim/ports/figures.hpp"
#include "tests/catch.hpp"
#include "tests/unit/center/stage.hpp"

using namespace holdtime;
using namespace holdtime::stage;

namespace {

/// Agents 0, 1, .. of one desk at these speeds.
Description at_speeds(std::vector<double> speeds, AgentRule rule) {
    auto day = phone(static_cast<std::uint32_t>(speeds.size()));
    day.groups[0].people.speeds = std::move(speeds);
    day.routing.agent_rule = rule;
    return day;
}

/// Keeps what is told of single agents.
class Watcher final : public Script {
public:
    void agents(std::span<const AgentRecord> r) override { kept.insert(kept.end(), r.begin(), r.end()); }
    std::vector<AgentRecord> kept;
};

}  // namespace

TEST_CASE("journey 24: agents of different speed") {
    Script script;
    script.add(0, 60);
    script.add(10, 60);
    script.add(35, 60);
    script.play(at_speeds({1, 2}, AgentRule::longest_idle));
    CHECK(script.of(0).agent == 0);
    CHECK(script.of(0).end == 60);
    CHECK(script.of(1).agent == 1);
    CHECK(script.of(1).end == 40);
    CHECK(script.of(2).agent == 1);
    CHECK(script.of(2).wait == 5);
    CHECK(script.of(2).end == 70);
    script.play(at_speeds({1, 2}, AgentRule::fastest));
    CHECK(script.of(0).agent == 1);
    CHECK(script.of(0).end == 30);
    CHECK(script.of(1).agent == 0);
    CHECK(script.of(1).end == 70);
    CHECK(script.of(2).agent == 1);
    CHECK(script.of(2).wait == 0);
    CHECK(script.of(2).end == 65);
}

TEST_CASE("of equally fast agents the longest idle takes it, in any group") {
    auto day = at_speeds({2, 1, 2}, AgentRule::fastest);
    day.groups.push_back(day.groups[0]);
    day.groups[1].people.speeds = {2};
    day.groups[1].most_agents = 1;
    set_agents(day, std::vector<std::vector<std::uint32_t>>(day.timetable.at.size(), {3, 1}));
    Script script;
    for (int i = 0; i < 5; ++i) script.add(i, 100);  // one after the other, until all are busy
    script.add(61, 2);                               // the first to be free again
    script.play(day);
    CHECK(script.of(0).group == 0);
    CHECK(script.of(0).agent == 0);
    CHECK(script.of(1).agent == 2);
    CHECK(script.of(2).group == 1);
    CHECK(script.of(3).agent == 1);
    CHECK(script.of(4).wait == 46);  // agent 0 has worked at twice the pace
    CHECK(script.of(5).group == 0);
    CHECK(script.of(5).agent == 2);
}

TEST_CASE("after-contact work is the person's, too, and a chat goes at its pace") {
    auto day = at_speeds({0.5}, AgentRule::skill_rank);
    Script script;
    script.add(0, 30).after = 10;
    script.play(day);
    CHECK(script.of(0).hang_up == 60);
    CHECK(script.of(0).end == 80);
    make_chat(day, {1, 0.5});
    script.play(day);
    CHECK(script.of(0).hang_up == 60);
    CHECK(script.of(0).end == 80);
}

TEST_CASE("what is left of an interrupted talk takes the next agent as long as it is") {
    auto day = at_speeds({1, 2}, AgentRule::skill_rank);
    day.groups[0].shift_end = ShiftEnd::preempt;
    set_agents(day, {{2}, {0}, {2}, {2}, {2}, {2}});
    Script script;
    script.add(560, 100);  // agent 0 has done 40 s of it when it leaves
    script.add(570, 400);  // agent 1 has done 60 s of it
    script.play(day);
    CHECK(script.of(0).end == 1260);  // agent 0 again
    CHECK(script.of(1).end == 1370);  // 340 s of work at twice the pace
}

TEST_CASE("most_idle takes the agent who was busy for the least share of its duty") {
    auto day = phone(2);
    day.routing.agent_rule = AgentRule::most_idle;
    Script script;
    script.add(0, 100);   // agent 0
    script.add(10, 20);   // agent 1, idle from 30
    script.add(200, 10);  // the longest idle is agent 1, and the least busy
    script.add(300, 10);  // agent 0 has been idle for longer; agent 1 is less busy
    script.play(day);
    CHECK(script.of(2).agent == 1);
    CHECK(script.of(3).agent == 1);
    day.routing.agent_rule = AgentRule::longest_idle;
    script.play(day);
    CHECK(script.of(3).agent == 0);
}

TEST_CASE("random goes to anybody, and all alike often") {
    auto day = phone(3, 100000, 100000);
    day.routing.agent_rule = AgentRule::random;
    day.groups.push_back(day.groups[0]);
    set_agents(day, {{3, 1}});
    Script script;
    constexpr int calls = 8000;
    for (int i = 0; i < calls; ++i) script.add(10.0 * i, 5);  // always all four are idle
    script.play(day);
    std::map<std::pair<int, std::uint32_t>, int> taken;
    for (const auto& record : script.records) ++taken[{record.group, record.agent}];
    REQUIRE(taken.size() == 4);
    double chi_squared = 0;
    for (const auto& [who, n] : taken) chi_squared += (n - calls / 4.0) * (n - calls / 4.0) / (calls / 4.0);
    CHECK(chi_squared < 16.27);  // three degrees of freedom at level 0.001
}

TEST_CASE("chats go by load first, and of equals to the fastest") {
    auto day = at_speeds({1, 2}, AgentRule::fastest);
    make_chat(day, {1, 1});
    Script script;
    for (int i = 0; i < 3; ++i) script.add(i, 100);
    script.play(day);
    CHECK(script.of(0).agent == 1);
    CHECK(script.of(1).agent == 0);
    CHECK(script.of(2).agent == 1);
    day.routing.chat_rule = ChatRule::most_loaded;
    script.play(day);
    CHECK(script.of(0).agent == 1);
    CHECK(script.of(1).agent == 1);
    CHECK(script.of(2).agent == 0);
}

TEST_CASE("most_idle and random know agents with chats open") {
    auto day = phone(2);
    make_chat(day, {1, 1});
    for (const auto rule : {AgentRule::most_idle, AgentRule::random}) {
        day.routing.agent_rule = rule;
        Script script;
        for (int i = 0; i < 4; ++i) script.add(i, 100);
        script.add(4, 10);
        script.play(day);
        CHECK(script.of(3).wait == 0);
        CHECK(script.of(4).wait == 96);
    }
}

TEST_CASE("number k of a group is the same person in every strategy, and another in the next replication") {
    auto day = phone(3);
    day.groups[0].people.speed_cv = 0.2;
    day.groups[0].people.quality_cv = 0.1;
    day.groups[0].people.stream = 7;
    auto more = day;
    more.groups.insert(more.groups.begin(), more.groups[0]);
    more.groups[0].people.stream = 8;
    more.groups[1].most_agents = 5;
    People one(day), other(more);
    one.restart({1, 0});
    other.restart({1, 0});
    for (std::uint32_t k = 0; k < 3; ++k) {
        CHECK(one.time_factor(k, 0, 0) == other.time_factor(3 + k, 1, 500));
        CHECK(one.time_factor(k, 0, 0) != other.time_factor(k, 0, 0));
        CHECK(one.quality(k) == other.quality(3 + k));
    }
    other.restart({1, 1});
    CHECK(one.time_factor(0, 0, 0) != other.time_factor(3, 1, 0));
}

TEST_CASE("factors have the mean and spread that they are to have, and tenure grows with the calendar") {
    constexpr std::uint32_t n = 40000;
    auto day = phone(n);
    auto& about = day.groups[0].people;
    about.speed_cv = 0.15;
    about.quality_cv = 0.05;
    People people(day);
    people.restart({1, 0});
    double sum = 0, squares = 0, quality = 0;
    for (std::uint32_t a = 0; a < n; ++a) {
        sum += people.time_factor(a, 0, 0);
        squares += std::pow(people.time_factor(a, 0, 0) - 1, 2);
        quality += people.quality(a);
    }
    CHECK(std::abs(sum / n - 1) < 4 * 0.15 / std::sqrt(n));
    CHECK(std::abs(quality / n - 1) < 4 * 0.05 / std::sqrt(n));
    CHECK(std::abs(std::sqrt(squares / n) / 0.15 - 1) < 0.025);
    about = {};
    about.new_share = 0.2;
    about.new_extra = 0.64;
    about.new_fades = 1000;
    People learners(day);
    learners.restart({1, 0});
    double first = 0, later = 0;
    for (std::uint32_t a = 0; a < n; ++a) {
        const double now = learners.time_factor(a, 0, 0) - 1, then = learners.time_factor(a, 0, 500) - 1;
        first += now, later += then;
        REQUIRE(then == Approx(now * std::exp(-0.5)));
    }
    // E exp(-tenure / fades) = (1 - exp(-2)) / 2; its square's (1 - exp(-4)) / 4
    const double mean = 0.2 * 0.64 * (1 - std::exp(-2)) / 2;
    const double sd = std::sqrt(0.2 * 0.64 * 0.64 * (1 - std::exp(-4)) / 4 - mean * mean);
    CHECK(std::abs(first / n - mean) < 4 * sd / std::sqrt(n));
}

TEST_CASE("ranks follow those who learn") {
    auto day = phone(2, 7200, 600);
    day.groups[0].people.new_share = 0.5;
    day.groups[0].people.new_extra = 3;
    day.groups[0].people.new_fades = 1800;
    day.routing.agent_rule = AgentRule::fastest;
    Script script;
    for (int i = 0; i < 70; ++i) script.add(100.0 * i, 1);  // nobody is ever busy when one comes
    script.play(day);
    const People people = [&] {
        People same(day);
        same.restart({1, 0});
        return same;
    }();
    for (const auto& record : script.records) {
        const Seconds moment = 600 * std::floor(record.arrival / 600);  // ranks are those of the last change
        const std::uint32_t faster = people.time_factor(1, 0, moment) < people.time_factor(0, 0, moment) ? 1 : 0;
        REQUIRE(record.agent == faster);
        REQUIRE(record.end - record.arrival == Approx(people.time_factor(faster, 0, record.arrival)));
    }
}

TEST_CASE("it is told how long each agent was on duty and busy") {
    auto day = phone(2);
    day.some_figures = of_people;
    day.groups[0].shift_end = ShiftEnd::first_done;
    set_agents(day, {{2}, {1}, {1}, {2}, {0}, {0}});
    Watcher script;
    script.add(500, 300);  // agent 0, until 800: after the others have gone it goes on
    script.add(550, 100);  // agent 1, until 650: the first to be done leaves
    script.add(1700, 50);  // agent 0
    script.add(2390, 30);  // agent 0: ten seconds on duty
    script.play(day);
    REQUIRE(script.kept.size() == 2);
    const auto &first = script.kept[0], &second = script.kept[1];
    CHECK(first.duty + second.duty == 2 * 600 + 600 + 600 + 2 * 600);
    const bool goes_on = second.duty == 650 + 600;  // the first was marked to leave at 600, and stays from 650 on
    CHECK(second.duty == (goes_on ? 650 : 600) + 600);
    CHECK(second.busy == (goes_on ? 100 : 50));
    CHECK(first.busy == (goes_on ? 250 : 300) + 50 + 10);
}
