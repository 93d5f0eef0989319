// Conversations and silent leavers by hand: what customers do is said by the test.

#include <set>

#include "tests/catch.hpp"
#include "tests/unit/center/stage.hpp"

using namespace holdtime;
using namespace holdtime::stage;

namespace {

/// Two replies of 30 s, 60 s of thinking between them.
class Writing final : public Script {
public:
    std::uint32_t replies(const Need&, const Attempt&) override { return 2; }
    void turns(const Need&, const Attempt&, std::uint32_t, Turns& block) override {
        block.work.fill(30);
        block.pause.fill(silent ? 180 : 60);
        block.patience.fill(patience);
        block.silent = silent ? ~0u : 0;
    }
    Silence silence(const Need&, const Attempt&) override { return {true, 120, 38}; }
    void replies(std::span<const ReplyRecord> r) override {
        for (const auto& reply : r) took.push_back(reply.took);
    }
    void unseen(std::span<const UnseenRecord> r) override { gone.insert(gone.end(), r.begin(), r.end()); }

    Seconds patience = forever;
    bool silent = false;
    std::vector<Seconds> took;
    std::vector<UnseenRecord> gone;
};

Description chats(std::uint32_t at_once, double switch_cost = 0) {
    auto day = phone(1);
    make_chat(day, std::vector<double>(at_once, 1.0));
    day.comes_back = true;
    day.channels[0].converses = true;
    day.channels[0].switch_cost = switch_cost;
    day.reasons[0].conversation.resize(1);
    return day;
}

Writing two() {
    Writing script;
    script.add(0, 0);
    script.add(10, 0);
    return script;
}

}  // namespace

TEST_CASE("Messages are replied to first come first served over an agent's chats") {
    auto script = two();
    script.play(chats(2));
    CHECK(script.of(0).hang_up == Approx(120));
    CHECK(script.of(1).hang_up == Approx(150));
    CHECK(script.of(0).sent == Approx(30));
    CHECK(script.of(1).sent == Approx(60));
    CHECK(script.took == std::vector<Seconds>{30, 50, 30, 30});
    CHECK(script.of(0).effort == Approx(60));
}

TEST_CASE("The cost of switching follows the number of open chats, in mid-reply too") {
    auto script = two();
    script.play(chats(2, 0.5));
    CHECK(script.of(0).hang_up == Approx(145));
    CHECK(script.of(1).hang_up == Approx(175));
}

TEST_CASE("Who awaits a reply too long leaves at once, and the slot is free") {
    auto script = two();
    script.patience = 45;
    script.add(20, 0);
    script.play(chats(2));
    CHECK(script.of(0).hang_up == Approx(120));
    CHECK(script.of(1).hang_up == Approx(55));
    CHECK((script.of(1).marks & left_in_the_chat) != 0);
    CHECK((script.of(1).marks & not_sent) != 0);
    CHECK_FALSE(script.of(1).resolved);
    CHECK(script.of(1).effort == Approx(25));
    CHECK(script.of(2).wait == Approx(35));
}

TEST_CASE("A silent chat holds its slot until it is closed") {
    Writing script;
    script.silent = true;
    script.add(0, 0);
    script.play(chats(2));
    CHECK(script.of(0).hang_up == Approx(210));
    CHECK(script.of(0).effort == Approx(30));
    CHECK_FALSE(script.of(0).resolved);
}

TEST_CASE("Who leaves the queue without a word keeps a place and then a slot") {
    auto day = phone(1);
    make_chat(day, {1.0});
    day.comes_back = true;
    day.channels[0].silent.share = 1;
    Writing script;
    script.add(0, 300);
    script.add(10, 100).patience = 60;
    script.add(20, 100);
    script.play(day);
    CHECK(script.of(1).outcome == Outcome::abandoned);
    CHECK(script.of(1).wait == Approx(60));
    CHECK((script.of(1).marks & gone_unseen) != 0);
    CHECK(script.of(2).wait == Approx(400));
    REQUIRE(script.gone.size() == 1);
    CHECK(script.gone[0].wait == Approx(290));
    CHECK(script.gone[0].effort == Approx(38));
    double unseen = 0;
    for (const auto& record : script.queue) unseen += record.unseen_seconds;
    CHECK(unseen == Approx(230));
    CHECK(script.queue_seconds() == Approx(290 + 400));
    CHECK(script.busy_seconds(false) == Approx(520));
}
