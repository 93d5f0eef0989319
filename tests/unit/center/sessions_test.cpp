#include "tests/catch.hpp"
#include "tests/unit/center/stage.hpp"

// Menus, bots and pages: what the centre does with sessions that somebody else has decided.
namespace holdtime {

namespace {

/// Customers whose sessions are given by number; without one they go on at once.
class WithSessions : public stage::Script {
public:
    Session menu(const Need&, const Attempt& caller) override { return of(caller.number); }
    Session session(const Need&, const Attempt& customer, std::uint16_t) override { return of(customer.number); }
    void sessions(std::span<const SessionRecord> r) override { kept.insert(kept.end(), r.begin(), r.end()); }
    void needs(std::span<const NeedRecord> r) override { fates.insert(fates.end(), r.begin(), r.end()); }

    Session of(std::uint32_t number) const {
        const auto found = given.find(number);
        return found == given.end() ? Session{} : found->second;
    }
    void show(const Description& description) {
        kept.clear(), fates.clear();
        play(description);
    }
    std::map<std::uint32_t, Session> given;
    std::vector<SessionRecord> kept;
    std::vector<NeedRecord> fates;
};

Description with_menu(std::uint32_t agents) {
    auto d = stage::phone(agents);
    d.comes_back = d.has_sessions = true;
    d.channels[0].menu.levels.resize(1);
    d.reasons[0].resolved = {1};
    d.reasons[0].without_history = {0};
    return d;
}

Description with_bot(std::uint32_t agents) {
    auto d = stage::phone(agents);
    const auto bot = stage::add_channel(d, ChannelKind::bot);
    d.comes_back = d.has_sessions = true;
    d.channels[0].met_first = {bot};
    d.reasons[0].talk_time[bot] = std::make_shared<stage::Constant>(90);
    d.reasons[0].resolved = {1, 0};
    return d;
}

}  // namespace

TEST_CASE("The wait begins after the menu, the line before it") {
    auto d = with_menu(1);
    d.channels[0].lines = 2;
    WithSessions visitors;
    visitors.add(0, 60), visitors.add(10, 60), visitors.add(20, 60);
    visitors.given = {{0, {40}}, {1, {40}}, {2, {40}}};
    visitors.show(d);
    REQUIRE(visitors.records.size() == 3);
    CHECK(visitors.Script::of(0).wait == 0);
    CHECK(visitors.Script::of(0).before == 40);
    CHECK_FALSE(visitors.Script::of(0).delayed);
    CHECK(visitors.Script::of(1).wait == 50);
    CHECK(visitors.Script::of(1).queued == 90);
    CHECK(visitors.Script::of(1).hang_up == 160);
    CHECK(visitors.Script::of(2).outcome == Outcome::blocked);
    CHECK(visitors.kept.size() == 2);
    CHECK(visitors.queue_seconds() == 50);
}

TEST_CASE("Who leaves the menu or serves itself is no contact and frees its line") {
    auto d = with_menu(1);
    d.channels[0].lines = 1;
    WithSessions visitors;
    visitors.add(0, 60), visitors.add(30, 60), visitors.add(60, 60);
    visitors.given = {{0, {30, Session::End::leaves}}, {1, {30, Session::End::contained, true}}};
    visitors.show(d);
    REQUIRE(visitors.records.size() == 1);
    CHECK(visitors.records[0].customer == 2);
    REQUIRE(visitors.fates.size() == 3);
    CHECK(visitors.fates[0].fate == Fate::unserved);
    CHECK(visitors.fates[0].contacts == 0);
    CHECK(visitors.fates[1].fate == Fate::resolved);
    CHECK(visitors.fates[1].resolved == 60);
    CHECK(visitors.fates[1].by_session);
    CHECK(visitors.fates[2].contacts == 1);
    CHECK(visitors.fates[2].sessions == 1);
}

TEST_CASE("A skipped menu takes no time, and no event") {
    WithSessions visitors;
    visitors.add(5, 60);
    visitors.show(with_menu(1));
    CHECK(visitors.records[0].wait == 0);
    CHECK(visitors.records[0].before == 0);
    CHECK(visitors.kept[0].end == 5);
}

TEST_CASE("Who is in the menu at closing is waited for, by those who go home") {
    auto d = with_menu(2);
    stage::set_agents(d, {{2}, {0}, {0}, {0}, {0}, {0}});
    for (std::size_t m = 1; m < d.timetable.open.size(); ++m) d.timetable.open[m] = 0;
    WithSessions visitors;
    visitors.add(590, 60), visitors.add(595, 60);
    visitors.given = {{0, {40}}, {1, {25, Session::End::leaves}}};
    visitors.show(d);
    REQUIRE(visitors.records.size() == 1);
    CHECK(visitors.records[0].wait == 0);
    CHECK(visitors.records[0].end == 690);
    CHECK(visitors.busy_seconds(true) == 60);
    d.channels[0].at_close = AtClose::drop;
    visitors.show(d);
    CHECK(visitors.records[0].outcome == Outcome::disconnected);
    CHECK(visitors.records[0].hang_up == 630);
}

TEST_CASE("Who joins at the very instant of closing is dropped with those who wait") {
    auto d = with_menu(1);
    d.channels[0].at_close = AtClose::drop;
    for (std::size_t m = 1; m < d.timetable.open.size(); ++m) d.timetable.open[m] = 0;
    WithSessions visitors;
    visitors.add(590, 60), visitors.given = {{0, {10}}};
    visitors.show(d);
    CHECK(visitors.records[0].outcome == Outcome::disconnected);
    CHECK(visitors.records[0].wait == 0);
    d.channels[0].at_close = AtClose::serve;
    visitors.show(d);
    CHECK(visitors.records[0].outcome == Outcome::answered);
}

TEST_CASE("Menus that end at one instant join in the order in which they began, before the freed agent is asked") {
    WithSessions visitors;
    visitors.add(0, 100), visitors.add(10, 50), visitors.add(20, 50);
    visitors.given = {{1, {90}}, {2, {80}}};
    visitors.show(with_menu(1));
    CHECK(visitors.Script::of(1).wait == 0);
    CHECK_FALSE(visitors.Script::of(1).delayed);
    CHECK(visitors.Script::of(2).wait == 50);
}

TEST_CASE("A bot's customer comes to the channel when the session ends") {
    WithSessions visitors;
    visitors.add(0, 60), visitors.add(30, 60);
    visitors.given = {{0, {90}}, {1, {90, Session::End::contained, true}}};
    visitors.show(with_bot(1));
    REQUIRE(visitors.records.size() == 1);
    CHECK(visitors.records[0].arrival == 90);
    CHECK(visitors.records[0].before == 90);
    CHECK(visitors.records[0].queued == 0);
    REQUIRE(visitors.fates.size() == 2);
    CHECK(visitors.fates[0].resolved == 120);
    CHECK(visitors.fates[0].last_channel == 1);
    CHECK(visitors.fates[1].arrival == 0);
    CHECK(visitors.fates[1].first_channel == 1);
    CHECK(visitors.fates[1].last_channel == 0);
}

TEST_CASE("A session holds one of the bot's places until it ends, and no longer") {
    auto d = with_bot(3);
    d.channels[1].sessions = 1;
    WithSessions visitors;
    visitors.add(0, 60), visitors.add(50, 60), visitors.add(90, 60);
    visitors.given = {{0, {90}}, {1, {90}}, {2, {90}}};
    visitors.show(d);
    CHECK(visitors.kept.size() == 2);
    CHECK(visitors.Script::of(1).arrival == 50);
    CHECK(visitors.Script::of(2).arrival == 180);
}

TEST_CASE("Behind a closed channel nobody is left waiting for ever") {
    auto d = with_bot(1);
    for (std::size_t m = 0; m < d.timetable.at.size(); ++m) d.timetable.open[2 * m] = 0;
    WithSessions visitors;
    visitors.add(0, 60), visitors.add(10, 60);
    visitors.given = {{0, {90}}, {1, {90, Session::End::contained, true}}};
    visitors.show(d);
    CHECK(visitors.records.empty());
    REQUIRE(visitors.fates.size() == 2);
    CHECK(visitors.fates[0].fate == Fate::unserved);
    CHECK(visitors.fates[1].fate == Fate::resolved);
}

}  // namespace holdtime
