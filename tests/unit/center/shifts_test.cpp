// Staffing and hours.

#include "tests/catch.hpp"
#include "tests/unit/center/stage.hpp"

using namespace holdtime;
using namespace holdtime::stage;

TEST_CASE("an agent whose shift ends finishes its contact and leaves") {
    auto day = phone(1, 1800, 600);
    set_agents(day, {{1}, {0}, {1}});
    Script script;
    script.add(590, 30);
    script.add(595, 30);
    script.play(day);
    CHECK(script.of(0).end == 620);
    CHECK(script.of(1).wait == 605);
    CHECK(script.busy_seconds(true) == 20);
    CHECK(script.busy_seconds(false) == 40);
    CHECK(script.duty_seconds() == 1200);
}

TEST_CASE("nobody starts a contact on the stroke of the end of the shift") {
    auto day = phone(2, 1200, 600);
    set_agents(day, {{2}, {1}});
    Script script;
    for (int i = 0; i < 4; ++i) script.add(i, 600 - i);  // both are done at 600
    script.play(day);
    CHECK(script.of(2).wait == 598);
    CHECK(script.of(3).wait == 598 + 598 - 1);  // one agent for two: the second waits for the first
    CHECK(script.busy_seconds(true) == 595);    // of the last, until 1795
}

TEST_CASE("all work of an instant ends before the first of those freed is asked") {
    auto day = phone(2);
    add_channel(day, ChannelKind::deferred);
    day.groups[0].skills = {0, 1};
    day.groups[0].reserve = 1;  // a letter is begun only while another agent is idle
    Script script;
    script.add(0, 100);
    script.add(1, 99);
    script.add(2, 30, 1);
    script.play(day);
    CHECK(script.of(2).wait == 98);
    CHECK(script.of(2).agent == 0);
}

TEST_CASE("who is still busy after the shift goes on when staffing rises again") {
    auto day = phone(1, 1800, 600);
    set_agents(day, {{1}, {0}, {1}});
    Script script;
    script.add(590, 1000);
    script.add(595, 30);
    script.play(day);
    CHECK(script.of(1).agent == 0);
    CHECK(script.of(1).wait == 995);
    CHECK(script.busy_seconds(true) == 600);
}

TEST_CASE("idle_first spares the busy, first_done counts heads, preempt puts back") {
    auto day = phone(3, 1200, 600);
    set_agents(day, {{3}, {1}});
    Script script;
    script.add(500, 150);
    script.add(510, 200);
    script.add(520, 30);
    script.add(605, 10);
    day.groups[0].shift_end = ShiftEnd::idle_first;
    script.play(day);  // one idle leaves, one busy leaver is random: the other serves customer 3
    CHECK((script.of(3).wait == 45 || script.of(3).wait == 105));
    day.groups[0].shift_end = ShiftEnd::first_done;
    script.play(day);  // the first done (at 650) leaves, the second (710) goes on
    CHECK(script.of(3).wait == 105);
    CHECK(script.busy_seconds(true) == 50);
    day.groups[0].shift_end = ShiftEnd::preempt;
    script.play(day);
    const bool first_stayed = script.of(0).end == 650;
    if (first_stayed) {
        CHECK(script.of(1).end == 760);  // 110 s left when put back at 600, resumed at 650
        CHECK(script.of(3).wait == 155);
    } else {
        CHECK(script.of(0).end == 760);
        CHECK(script.of(1).end == 710);
    }
    CHECK(script.of(0).wait == 0);
    CHECK(script.of(1).wait == 0);
    CHECK(script.queue_seconds() == Approx(script.waits()).epsilon(1e-12));
    CHECK(script.busy_seconds(true) == 0);
}

TEST_CASE("at closing callers are served by those who stay for them, dropped, or carried over") {
    auto day = phone(2, 1800, 600);
    set_agents(day, {{2}, {0}, {2}});
    day.timetable.open = {1, 0, 1};
    Script script;
    script.add(400, 500);
    script.add(450, 250);
    script.add(550, 50);
    script.add(560, 50);
    script.play(day);
    CHECK(script.of(2).wait == 150);
    CHECK(script.of(3).wait == 190);  // the queue is then empty: both leave
    CHECK(script.duty_seconds() == 2400);
    CHECK(script.busy_seconds(true) == 300 + 100 + 50 + 50);
    day.channels[0].at_close = AtClose::drop;
    script.play(day);
    CHECK(script.of(2).outcome == Outcome::disconnected);
    CHECK(script.of(2).wait == 50);
    day.channels[0].at_close = AtClose::carry;
    script.play(day);
    CHECK(script.of(2).wait == 650);
    CHECK(script.of(2).outcome == Outcome::answered);
}

TEST_CASE("at closing, preempt leaves nobody behind a shut door") {
    auto day = phone(1, 1800, 600);
    set_agents(day, {{1}, {0}, {0}});
    day.timetable.open = {1, 0, 0};
    day.groups[0].shift_end = ShiftEnd::preempt;
    Script script;
    script.add(500, 300);
    script.play(day);
    CHECK(script.of(0).end == 800);  // nobody could take over: the call is finished, in overtime
    CHECK(script.of(0).outcome == Outcome::answered);
    CHECK(script.busy_seconds(true) == 200);
    day.channels[0].at_close = AtClose::drop;
    script.play(day);
    CHECK(script.of(0).end == 600);
    CHECK_FALSE(script.of(0).resolved);
}

TEST_CASE("calls that are put back together wait in the order in which they came") {
    auto day = phone(5, 1800, 600);
    set_agents(day, {{5}, {1}, {1}});
    day.groups[0].shift_end = ShiftEnd::preempt;
    Script script;
    for (int k = 0; k < 5; ++k) script.add(500 + 10 * k, 200);
    script.play(day);
    std::vector<std::pair<double, double>> ends;  // of those who were put back
    for (std::uint32_t k = 0; k < 5; ++k)
        if (script.of(k).queued > 0) ends.push_back({script.of(k).arrival, script.of(k).end});
    REQUIRE(ends.size() == 4);
    for (std::size_t i = 1; i < ends.size(); ++i) CHECK(ends[i].second > ends[i - 1].second);
}

TEST_CASE("customers of the warm-up are served before time 0") {
    auto day = phone(1, 1200, 600);
    for (auto& t : day.grid.boundaries) t -= 600;
    for (auto& t : day.timetable.at) t -= 600;
    day.grid.warm_up_intervals = 1;
    Script script;
    script.add(-10, 20);
    script.add(5, 10);
    script.play(day);
    CHECK(script.of(1).wait == 5);
}

TEST_CASE("the order at one instant: work ends, agents change, a contact arrives") {
    auto day = phone(1, 1200, 600);
    set_agents(day, {{1}, {2}});
    Script script;
    script.add(500, 100);  // ends at 600
    script.add(550, 500);  // taken at 600 by agent 0, which was freed before agent 1 came
    script.add(600, 10);
    script.play(day);
    CHECK(script.of(1).agent == 0);
    CHECK(script.of(2).agent == 1);
    CHECK(script.of(2).wait == 0);
}
