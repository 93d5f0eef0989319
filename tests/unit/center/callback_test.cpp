// Callbacks, offers of another channel and invitations, by hand: who is asked and what it answers is said by the test.

#include <set>

#include "tests/catch.hpp"
#include "tests/unit/center/stage.hpp"

using namespace holdtime;
using namespace holdtime::stage;

namespace {

class Asked final : public Script {
public:
    bool accepts_callback(const Need&, const Attempt& contact) override {
        ++asked;
        return accepting.count(contact.number) > 0;
    }
    Dial dial(const Need&, const Attempt& contact, std::uint32_t number) override {
        return {number > vain[contact.number], 20, retry};
    }
    std::uint16_t deflected_to(const Need&, const Attempt&, std::span<const std::uint8_t> enterable) override {
        ++asked;
        return elsewhere < enterable.size() && enterable[elsewhere] ? elsewhere : no_channel;
    }
    FollowUp follow_up(const Need&, const Attempt& last, std::uint16_t wished, Cause cause, Seconds now,
                       Attempt& next) override {
        if (cause != Cause::deflected) return FollowUp::never;
        next = last;
        next.channel = wished;
        next.arrival = now;
        next.cause = cause;
        return FollowUp::comes;
    }
    Invitation invite(const Attempt&) override { return {true, delay}; }
    void visits(std::span<const VisitRecord> r) override { visited = r.front(); }
    void vain_dials(std::span<const VainDialRecord> r) override { dialled.insert(dialled.end(), r.begin(), r.end()); }

    std::set<std::uint32_t> accepting;
    std::map<std::uint32_t, std::uint32_t> vain;  ///< dials before it answers, by customer
    Seconds retry = 300, delay = 0;
    std::uint16_t elsewhere = no_channel;
    int asked = 0;
    VisitRecord visited;
    std::vector<VainDialRecord> dialled;
};

/// Calls of 100 s, a minute above which callbacks are offered.
Description calling_back(std::uint32_t agents = 1, Seconds duration = 3600, Seconds interval = 600) {
    auto day = phone(agents, duration, interval);
    day.comes_back = true;
    day.reasons[0].talk_time[0] = std::make_shared<Constant>(100);
    auto& rule = day.channels[0].callback;
    rule.accept = 1;
    rule.offer_above = 60;
    rule.attempts = 2;
    return day;
}

Asked three_calls() {
    Asked script;
    for (const Seconds at : {0, 10, 20}) script.add(at, 100);
    script.accepting = {1};
    return script;
}

bool is(const ContactRecord& record, Outcome outcome, Seconds wait, Seconds end) {
    return record.outcome == outcome && record.wait == wait && record.end == end;
}

}  // namespace

TEST_CASE("calls come before who is to be called back") {
    auto script = three_calls();
    script.play(calling_back());
    CHECK(script.asked == 2);  // B, and C for whom nobody waits ahead: 100 s
    CHECK(is(script.of(0), Outcome::answered, 0, 100));
    CHECK(is(script.of(2), Outcome::answered, 80, 200));
    CHECK(is(script.of(1), Outcome::answered, 190, 300));
    CHECK((script.of(1).marks & promised) != 0);
    CHECK((script.of(2).marks & promised) == 0);
    CHECK(script.of(1).queued == 190);
    CHECK(script.queue_seconds() == 80);  // promises are not in the queue
    CHECK(script.busy_seconds(false) == 300);
}

TEST_CASE("nobody is asked below the expected wait, nor who is answered at once") {
    auto day = calling_back();
    day.channels[0].callback.offer_above = 100;
    auto script = three_calls();
    script.accepting = {0, 1, 2};
    script.play(day);
    CHECK(script.asked == 1);  // for C one waits ahead: 200 s; it hangs up
    CHECK(is(script.of(1), Outcome::answered, 90, 200));
    CHECK(is(script.of(2), Outcome::answered, 180, 300));
}

TEST_CASE("with nobody on duty the expected wait is without an end") {
    auto day = calling_back();
    set_agents(day, {{0}, {0}, {1}, {1}, {1}, {1}});
    auto script = three_calls();
    script.play(day);
    CHECK(script.asked == 3);
    CHECK(is(script.of(0), Outcome::answered, 1200, 1300));
    CHECK(is(script.of(2), Outcome::answered, 1280, 1400));
    CHECK(is(script.of(1), Outcome::answered, 1390, 1500));
}

TEST_CASE("who does not answer is dialled again, and given up after the last time") {
    auto script = three_calls();
    script.vain[1] = 1;
    script.play(calling_back());
    CHECK(is(script.of(1), Outcome::answered, 510, 620));
    CHECK(script.of(1).effort == 100);
    CHECK(script.dialled.size() == 1);
    CHECK(script.dialled[0].effort == 20);
    CHECK(script.dialled[0].group == 0);
    CHECK(script.of(1).queued == 490);  // 20 s were a dial's
    CHECK(script.busy_seconds(false) == 320);
    script.vain[1] = 2;
    script.play(calling_back());
    CHECK(is(script.of(1), Outcome::abandoned, 530, 540));
    CHECK((script.of(1).marks & unreached) != 0);
    CHECK(script.of(1).effort == 0);
    CHECK(script.dialled.size() == 3);  // two more
    CHECK(script.busy_seconds(false) == 240);
}

TEST_CASE("a promise that is due again keeps its place") {
    auto script = three_calls();
    script.add(30, 100);
    script.add(225, 100);
    script.accepting = {1, 3, 4};
    script.vain[1] = 1;
    script.retry = 50;  // dialled 200 to 220, due 270, before E was promised anything
    script.play(calling_back());
    CHECK(is(script.of(3), Outcome::answered, 190, 320));
    CHECK(is(script.of(1), Outcome::answered, 310, 420));
    CHECK(is(script.of(4), Outcome::answered, 195, 520));
}

TEST_CASE("at the instant it is due a call that waits comes first") {
    auto script = three_calls();
    script.add(30, 100);
    script.add(315, 50);
    script.accepting = {1, 3};
    script.vain[1] = 1;
    script.retry = 100;  // dialled 200 to 220, due 320, when D hangs up
    script.play(calling_back());
    CHECK(is(script.of(3), Outcome::answered, 190, 320));
    CHECK(is(script.of(4), Outcome::answered, 5, 370));
    CHECK(is(script.of(1), Outcome::answered, 360, 470));
}

TEST_CASE("at once means at the head of the list, before the agent is asked") {
    auto script = three_calls();
    script.add(30, 100);
    script.accepting = {1, 3};
    script.vain[1] = 1;
    script.retry = 0;
    script.play(calling_back());
    CHECK(is(script.of(1), Outcome::answered, 210, 320));
    CHECK(is(script.of(3), Outcome::answered, 290, 420));
}

TEST_CASE("no line is held by a promise, one is from dialling on") {
    auto day = calling_back();
    day.channels[0].lines = 2;
    auto script = three_calls();  // A talks, B hangs up, C waits
    script.add(30, 100);          // both lines in use
    script.add(205, 100);         // B is talked to: the second line is free
    script.add(210, 100);
    script.play(day);
    CHECK(script.of(3).outcome == Outcome::blocked);
    CHECK(is(script.of(4), Outcome::answered, 95, 400));
    CHECK(script.of(5).outcome == Outcome::blocked);
}

TEST_CASE("nobody is dialled without a line") {
    auto day = calling_back(2);
    day.channels[0].lines = 2;
    day.channels[0].callback.offer_above = 0;
    Asked script;
    script.add(0, 10).after = 100;
    script.add(0, 10).after = 200;
    script.add(20, 80);   // waits for an agent, holds a line: accepts
    script.add(105, 90);  // answered at 110
    script.add(106, 90);  // waits
    script.accepting = {2};
    script.play(day);
    // At 110 the one free agent takes the call that waits, at 200 the next; until then both lines are in use.
    CHECK(is(script.of(3), Outcome::answered, 5, 200));
    CHECK(is(script.of(4), Outcome::answered, 94, 290));
    CHECK(script.of(2).wait == 190);
}

TEST_CASE("a reserve counts a promise as a skill that is not the first") {
    auto day = calling_back(2);
    day.groups[0].reserve = 1;
    day.channels[0].callback.offer_above = 0;
    Asked script;
    script.add(0, 100);
    script.add(0, 150);
    script.add(10, 100);
    script.accepting = {2};
    script.play(day);
    CHECK(is(script.of(2), Outcome::answered, 140, 250));  // not at 100, when the other is still talking
}

TEST_CASE("at closing the group stays for promises, drops them, or carries them") {
    auto day = calling_back(1, 1800);
    for (std::size_t m = 0; m < day.timetable.at.size(); ++m) {
        day.timetable.open[m] = m != 1;
        day.timetable.agents[m] = m != 1;
    }
    auto script = three_calls();
    script.customers.clear();
    for (const Seconds at : {450, 460, 470}) script.add(at, 100);
    script.accepting = {1};
    SECTION("serve") {
        script.play(day);
        CHECK(is(script.of(2), Outcome::answered, 80, 650));
        CHECK(is(script.of(1), Outcome::answered, 190, 750));
        CHECK(script.busy_seconds(true) == 150);
        script.vain[1] = 1;
        script.play(day);
        CHECK(is(script.of(1), Outcome::answered, 510, 1070));  // it stays for the second dial, too
        CHECK(script.busy_seconds(true) == 50 + 20 + 100);
    }
    SECTION("drop") {
        day.channels[0].at_close = AtClose::drop;
        script.play(day);
        CHECK(is(script.of(1), Outcome::disconnected, 140, 600));
        CHECK(is(script.of(2), Outcome::answered, 80, 650));
    }
    SECTION("carry") {
        day.channels[0].at_close = AtClose::carry;
        script.play(day);
        CHECK(is(script.of(1), Outcome::answered, 740, 1300));
    }
    SECTION("carried though others are on duty") {
        day.channels[0].at_close = AtClose::carry;
        for (auto& agents : day.timetable.agents) agents = 1;
        script.play(day);
        CHECK(is(script.of(1), Outcome::answered, 740, 1300));
    }
}

TEST_CASE("after the end promises are kept as waiting contacts are served") {
    auto day = calling_back(1, 60, 60);
    auto script = three_calls();
    script.vain[1] = 1;
    script.play(day);
    CHECK(is(script.of(1), Outcome::answered, 510, 620));
    day.at_end = AtEnd::cut;
    script.play(day);
    CHECK(is(script.of(1), Outcome::waiting_at_end, 50, 60));
    CHECK(script.of(2).outcome == Outcome::waiting_at_end);
}

TEST_CASE("who waits so long is offered another channel once") {
    auto day = phone(1);
    const auto chat = add_channel(day, ChannelKind::chat);
    make_chat(day, {1.0}, chat);
    day.comes_back = true;
    day.channels[0].deflection.accept = 1;
    day.channels[0].deflection.after = 30;
    day.groups.push_back(day.groups[0]);
    day.groups[1].skills = {chat};
    set_agents(day, {{1, 1}, {1, 1}, {1, 1}, {1, 1}, {1, 1}, {1, 1}});
    Asked script;
    script.add(0, 100);
    script.add(10, 50);
    script.elsewhere = chat;
    SECTION("it enters there at once") {
        script.play(day);
        REQUIRE(script.records.size() == 3);
        const auto& first = script.records[0].outcome == Outcome::disconnected ? script.records[0] : script.records[1];
        CHECK(is(first, Outcome::disconnected, 30, 40));
        CHECK((first.marks & went_elsewhere) != 0);
        CHECK(first.next == Next::deflected);
        const auto there = std::find_if(script.records.begin(), script.records.end(),
                                        [&](const auto& r) { return r.channel == chat; });
        CHECK(is(*there, Outcome::answered, 0, 90));
        CHECK(there->arrival == 40);
        CHECK(there->cause == Cause::deflected);
    }
    SECTION("who declines waits on, and its patience ends when it would have") {
        script.elsewhere = no_channel;
        script.customers[1].patience = 45;
        script.play(day);
        CHECK(is(script.of(1), Outcome::abandoned, 45, 55));
        CHECK(script.asked == 1);
    }
    SECTION("patience that ends at that instant ends first") {
        script.customers[1].patience = 30;
        script.play(day);
        CHECK(is(script.of(1), Outcome::abandoned, 30, 40));
        CHECK(script.asked == 0);
    }
    SECTION("max_wait, too") {
        day.channels[0].max_wait = 30;
        script.play(day);
        CHECK(is(script.of(1), Outcome::disconnected, 30, 40));
        CHECK(script.records.size() == 2);
    }
    SECTION("a channel that is closed is none to go to") {
        for (std::size_t m = 0; m < day.timetable.at.size(); ++m) day.timetable.open[m * 2 + chat] = 0;
        script.play(day);
        CHECK(is(script.of(1), Outcome::answered, 90, 150));
    }
}

TEST_CASE("visitors are invited while slots are free") {
    auto day = phone(1);
    make_chat(day, {1.0, 1.0});
    day.visitors.emplace_back();
    Asked script;
    const auto visit = [&](Seconds at) { script.add(at, 100).segment = 1; };
    visit(0);
    script.add(10, 100);
    visit(20);
    script.add(30, 100);
    SECTION("at once") {
        script.play(day);
        CHECK(script.records.size() == 3);
        CHECK(is(script.of(0), Outcome::answered, 0, 100));
        CHECK(is(script.of(1), Outcome::answered, 0, 110));
        CHECK(is(script.of(3), Outcome::answered, 70, 200));
        CHECK(script.visited.visitors == 2);
        CHECK(script.visited.invited == 1);
        CHECK(script.visited.accepted == 1);
    }
    SECTION("after a while, when there may be no slot any more") {
        script.delay = 25;
        script.play(day);
        CHECK(script.visited.invited == 2);  // at 20 one slot is free
        CHECK(is(script.of(0), Outcome::answered, 0, 125));
        CHECK(script.of(0).arrival == 25);
        CHECK(script.of(2).arrival == 45);
        CHECK(script.of(2).wait == 80);  // behind R2, who takes the first slot
    }
    SECTION("so many of them") {
        day.visitors[0].while_free = 3;
        script.play(day);
        CHECK(script.visited.invited == 0);
        CHECK(is(script.of(3), Outcome::answered, 0, 130));
    }
}
