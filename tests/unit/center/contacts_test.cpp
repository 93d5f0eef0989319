// Scripted arrivals with constant work: every event kind, exactly.

#include "tests/catch.hpp"
#include "tests/unit/center/stage.hpp"

using namespace holdtime;
using namespace holdtime::stage;

TEST_CASE("arrivals at 1..100 with service 1.5 queue up exactly") {
    auto day = phone(1);
    Script script;
    for (int i = 1; i <= 100; ++i) script.add(i, 1.5);
    script.play(day);
    REQUIRE(script.records.size() == 100);
    for (std::uint32_t i = 0; i < 100; ++i) {
        CHECK(script.of(i).wait == 0.5 * i);
        CHECK(script.of(i).end == 1 + 1.5 * (i + 1));
        CHECK(script.of(i).delayed == (i > 0));
    }
    CHECK(script.queue_seconds() == script.waits());
    CHECK(script.busy_seconds(false) == 150);
    CHECK(script.duty_seconds() == 3600);
}

TEST_CASE("work that ends at the instant of an arrival has ended") {
    auto day = phone(1);
    Script script;
    script.add(10, 20);
    script.add(30, 5);
    script.play(day);
    CHECK(script.of(1).wait == 0);
    CHECK_FALSE(script.of(1).delayed);
}

TEST_CASE("an agent freed at the instant patience ends still answers") {
    auto day = phone(1);
    Script script;
    script.add(10, 20);
    script.add(15, 5).patience = 15;
    script.add(16, 5).patience = 13.5;
    script.play(day);
    CHECK(script.of(1).outcome == Outcome::answered);
    CHECK(script.of(1).wait == 15);
    CHECK(script.of(2).outcome == Outcome::abandoned);
    CHECK(script.of(2).wait == 13.5);
    CHECK(script.of(2).hang_up == 29.5);
    CHECK(script.queue_seconds() == script.waits());
}

TEST_CASE("who balks leaves at once, but only if it had to wait") {
    auto day = phone(1);
    Script script;
    script.add(10, 20).balks = true;
    script.add(15, 5).balks = true;
    script.play(day);
    CHECK(script.of(0).outcome == Outcome::answered);
    CHECK(script.of(1).outcome == Outcome::abandoned);
    CHECK(script.of(1).balked);
    CHECK(script.of(1).delayed);
    CHECK(script.of(1).wait == 0);
}

TEST_CASE("lines are held until hang-up, not during after-contact work") {
    auto day = phone(2);
    day.channels[0].lines = 2;
    Script script;
    script.add(0, 10).after = 30;
    script.add(5, 50);
    script.add(9, 10);   // both lines in use
    script.add(10, 10);  // the first caller hung up at 10, its agent is still writing: waits
    script.add(20, 10);  // one talks, one waits: blocked
    script.play(day);
    CHECK(script.of(0).hang_up == 10);
    CHECK(script.of(0).end == 40);
    CHECK(script.of(0).effort == 40);
    CHECK(script.of(2).outcome == Outcome::blocked);
    CHECK(script.of(3).outcome == Outcome::answered);
    CHECK(script.of(3).wait == 30);
    CHECK(script.of(4).outcome == Outcome::blocked);
}

TEST_CASE("max_wait sends away, patience at the same instant comes first") {
    auto day = phone(1);
    day.channels[0].max_wait = 30;
    Script script;
    script.add(0, 100);
    script.add(10, 5);
    script.add(20, 5).patience = 30;
    script.play(day);
    CHECK(script.of(1).outcome == Outcome::disconnected);
    CHECK(script.of(1).wait == 30);
    CHECK(script.of(2).outcome == Outcome::abandoned);
}

TEST_CASE("at the end waiting callers are served, or cut off") {
    auto day = phone(1, 600, 600);
    Script script;
    script.add(500, 200);
    script.add(550, 50);
    script.play(day);
    CHECK(script.of(1).outcome == Outcome::answered);
    CHECK(script.of(1).wait == 150);
    CHECK(script.busy_seconds(false) == 100);
    CHECK(script.busy_seconds(true) == 150);
    CHECK(script.queue_seconds() == script.waits());
    day.at_end = AtEnd::cut;
    script.play(day);
    CHECK(script.of(0).outcome == Outcome::answered);
    CHECK(script.of(1).outcome == Outcome::waiting_at_end);
    CHECK(script.of(1).wait == 50);
}

TEST_CASE("with nobody staffed, what waits at the end is waiting at the end") {
    auto day = phone(1, 1200, 600);
    set_agents(day, {{1}, {0}});
    Script script;
    script.add(500, 300);
    script.add(700, 50).patience = 5000;
    script.play(day);
    CHECK(script.of(0).outcome == Outcome::answered);
    CHECK(script.busy_seconds(true) == 200);
    CHECK(script.of(1).outcome == Outcome::waiting_at_end);
    CHECK(script.of(1).wait == 500);
    CHECK(script.duty_seconds() == 600);
}

TEST_CASE("deferred work left over at the end is waiting, work under way is finished") {
    auto day = phone(1, 600, 600);
    day.channels[0].kind = ChannelKind::deferred;
    Script script;
    script.add(0, 400);
    script.add(0, 400);
    script.add(1, 400);
    script.play(day);
    CHECK(script.of(1).outcome == Outcome::answered);
    CHECK(script.of(1).end == 800);
    CHECK(script.of(2).outcome == Outcome::waiting_at_end);
}

TEST_CASE("a customer who finds nothing open leaves no contact") {
    auto day = phone(1);
    Script script;
    script.add(5, 10, no_channel);
    script.play(day);
    REQUIRE(script.records.size() == 1);
    CHECK(script.of(0).outcome == Outcome::unavailable);
    CHECK(script.of(0).channel == no_channel);
}

TEST_CASE("chats share an agent at the pace of their number") {
    auto day = phone(1);
    make_chat(day, {1.0, 0.8});
    Script script;
    script.add(0, 100);
    script.add(50, 100);
    script.add(60, 10);
    script.play(day);
    // Alone until 50; then 50 s of work left at pace 0.8: done at 112.5. The third starts then; the second has
    // 100 - 0.8 * 62.5 = 50 left; the third's 10 take 12.5 s at 0.8: done at 125; the second's last 40 alone: 165.
    CHECK(script.of(0).end == Approx(112.5).epsilon(1e-12));
    CHECK(script.of(2).wait == Approx(52.5).epsilon(1e-12));
    CHECK(script.of(2).end == Approx(125).epsilon(1e-12));
    CHECK(script.of(1).end == Approx(165).epsilon(1e-12));
    CHECK(script.busy_seconds(false) == Approx(165).epsilon(1e-12));
    double effort = 0;
    for (const auto& r : script.records) effort += r.effort;
    CHECK(effort == Approx(165).epsilon(1e-12));
    CHECK(script.queue_seconds() == Approx(script.waits()).epsilon(1e-12));
}

TEST_CASE("after-contact work of a chat keeps its slot and slows the others") {
    auto day = phone(1);
    make_chat(day, {1.0, 0.5});
    Script script;
    script.add(0, 100).after = 10;
    script.add(0, 100);
    script.add(1, 5);
    script.play(day);
    CHECK(script.of(0).hang_up == Approx(200));
    CHECK(script.of(0).end == Approx(215));  // 10 s of work beside the third until 210, then alone
    CHECK(script.of(1).hang_up == Approx(200));
    CHECK(script.of(2).wait == Approx(199));
}
