// Who serves whom.

#include <array>

#include "tests/catch.hpp"
#include "tests/unit/center/stage.hpp"

using namespace holdtime;
using namespace holdtime::stage;

namespace {

/// Two channels, phone (0) and a second of `kind` (1), two groups with one agent each unless set otherwise.
Description two_groups(ChannelKind kind, std::vector<std::uint16_t> first, std::vector<std::uint16_t> second) {
    auto day = phone(1);
    add_channel(day, kind);
    day.groups.resize(2);
    day.groups[0].skills = std::move(first);
    day.groups[1].skills = std::move(second);
    set_agents(day, std::vector<std::vector<std::uint32_t>>(day.timetable.at.size(), {1, 1}));
    return day;
}

}  // namespace

TEST_CASE("a contact goes to the group in whose skills it stands highest, then to specialists") {
    Script script;
    script.add(0, 10, 0);
    script.play(two_groups(ChannelKind::voice, {1, 0}, {0, 1}));
    CHECK(script.of(0).group == 1);
    script.play(two_groups(ChannelKind::voice, {0, 1}, {0}));
    CHECK(script.of(0).group == 1);
}

TEST_CASE("of equals the longest idle agent is taken, then the lowest number") {
    auto day = phone(3);
    Script script;
    script.add(0, 50);  // agent 0
    script.add(1, 10);  // agent 1, idle from 11
    script.add(2, 30);  // agent 2, idle from 32
    script.add(40, 5);  // agent 1
    script.add(41, 5);  // agent 2
    script.play(day);
    CHECK(script.of(0).agent == 0);
    CHECK(script.of(3).agent == 1);
    CHECK(script.of(4).agent == 2);
}

TEST_CASE(
    "where everybody is a group, it is the longest idle of them all, and who waits goes to the first to be freed") {
    constexpr std::uint32_t groups = 70;  // more than one word of a set
    auto day = phone(1);
    day.groups.assign(groups, day.groups[0]);
    set_agents(day, {day.timetable.at.size(), std::vector<std::uint32_t>(groups, 1)});
    Script script;
    for (std::uint32_t i = 0; i < groups; ++i) script.add(i, 300 - 3.0 * i);  // group i is idle from 300 - 2 i on
    script.add(150, 5);                                                       // waits for group 69, done at 167
    for (int i = 0; i < 4; ++i) script.add(500 + i, 5);
    script.play(day);
    for (std::uint32_t i = 0; i < groups; ++i) CHECK(script.of(i).group == i);
    CHECK(script.of(70).group == 69);
    CHECK(script.of(70).wait == 12);
    const std::array<int, 4> next{68, 67, 69, 66};  // idle from 164, 166, 167, 168
    for (std::uint32_t i = 0; i < 4; ++i) CHECK(script.of(71 + i).group == next[i]);
}

TEST_CASE("longest_idle ignores whose skill it is") {
    auto day = two_groups(ChannelKind::voice, {1, 0}, {0, 1});
    day.routing.agent_rule = AgentRule::longest_idle;
    Script script;
    script.add(0, 10, 0);
    script.play(day);
    CHECK(script.of(0).group == 0);
}

TEST_CASE("a freed agent takes its first skill, or the longest wait") {
    auto day = two_groups(ChannelKind::voice, {0, 1}, {0, 1});
    set_agents(day, std::vector<std::vector<std::uint32_t>>(day.timetable.at.size(), {1, 0}));
    Script script;
    script.add(0, 100, 0);
    script.add(10, 10, 1);
    script.add(20, 10, 0);
    script.play(day);
    CHECK(script.of(2).wait == 80);
    CHECK(script.of(1).wait == 100);
    day.routing.contact_rule = ContactRule::longest_wait;
    script.play(day);
    CHECK(script.of(1).wait == 90);
    CHECK(script.of(2).wait == 90);
}

TEST_CASE("longest_wait leaves deferred work for last") {
    auto day = two_groups(ChannelKind::deferred, {1, 0}, {0});
    set_agents(day, std::vector<std::vector<std::uint32_t>>(day.timetable.at.size(), {1, 0}));
    day.routing.contact_rule = ContactRule::longest_wait;
    Script script;
    script.add(0, 100, 0);
    script.add(10, 10, 1);
    script.add(20, 10, 0);
    script.play(day);
    CHECK(script.of(2).wait == 80);
    CHECK(script.of(1).wait == 100);
}

TEST_CASE("a call waits for an agent without chats, and drain keeps new chats away") {
    auto day = phone(1);
    const auto chat = add_channel(day, ChannelKind::chat);
    make_chat(day, {1.0, 1.0}, chat);
    day.groups[0].skills = {0, chat};
    Script script;
    script.add(0, 100, chat);
    script.add(10, 20, 0);
    script.add(20, 50, chat);
    script.play(day);
    CHECK(script.of(1).wait == 90);
    CHECK(script.of(2).wait == 100);
    day.groups[0].drain = false;
    script.play(day);
    CHECK(script.of(2).wait == 0);
    CHECK(script.of(1).wait == 90);
    CHECK(script.of(1).end == 120);
}

TEST_CASE("when the waiting call gives up, chats held back start at once") {
    auto day = phone(1);
    const auto chat = add_channel(day, ChannelKind::chat);
    make_chat(day, {1.0, 1.0, 1.0}, chat);
    day.groups[0].skills = {0, chat};
    Script script;
    script.add(0, 100, chat);
    script.add(10, 20, 0).patience = 25;
    script.add(20, 50, chat);
    script.add(21, 50, chat);
    script.play(day);
    CHECK(script.of(1).outcome == Outcome::abandoned);
    CHECK(script.of(2).wait == 15);
    CHECK(script.of(3).wait == 14);
}

TEST_CASE("a reserve is kept idle for the first skill, and asked again when it is met") {
    auto day = two_groups(ChannelKind::deferred, {0, 1}, {0});
    day.groups[0].reserve = 1;
    Script script;
    script.add(0, 50, 0);   // specialist
    script.add(10, 30, 1);  // the blended agent is the last idle one: held back until the specialist is idle
    script.play(day);
    CHECK(script.of(0).group == 1);
    CHECK(script.of(1).wait == 40);
    CHECK(script.of(1).group == 0);
}

TEST_CASE("chat rules: least, most loaded, and uniformly random with room") {
    auto day = phone(2);
    make_chat(day, {1.0, 1.0, 1.0});
    Script script;
    for (int i = 0; i < 6; ++i) script.add(i, 1000);
    script.play(day);
    for (std::uint32_t i = 0; i < 6; ++i) CHECK(script.of(i).agent == i % 2);
    day.routing.chat_rule = ChatRule::most_loaded;
    script.play(day);
    for (std::uint32_t i = 0; i < 6; ++i) CHECK(script.of(i).agent == i / 3);
    day.routing.chat_rule = ChatRule::random;
    script.play(day);
    for (std::uint32_t i = 0; i < 6; ++i) CHECK(script.of(i).wait == 0);
}

TEST_CASE("of agents with as many chats it is who has gone longest without a new one, then the lowest number") {
    auto day = phone(3);
    make_chat(day, {1.0, 1.0, 1.0});
    Script script;
    script.add(0, 1000);   // agent 0
    script.add(1, 40);     // agent 1, done at 41
    script.add(2, 1000);   // agent 2
    script.add(50, 1000);  // agent 1, idle: now the last one assigned
    script.add(60, 1000);  // agent 0, assigned at 0
    script.add(61, 1000);  // agent 2, assigned at 2
    script.add(62, 1000);  // agent 1, assigned at 50
    script.play(day);
    CHECK(script.of(3).agent == 1);
    CHECK(script.of(4).agent == 0);
    CHECK(script.of(5).agent == 2);
    CHECK(script.of(6).agent == 1);
    Script at_once;
    for (int i = 0; i < 3; ++i) at_once.add(0, 1000);
    at_once.add(5, 1000);
    at_once.play(day);
    CHECK(at_once.of(3).agent == 0);
}

TEST_CASE("the longest without a new chat is found across groups of one rank") {
    auto day = two_groups(ChannelKind::chat, {1}, {1});
    make_chat(day, {1.0, 1.0, 1.0}, 1);
    Script script;
    script.add(0, 10, 1);    // first group, idle from 10
    script.add(1, 1000, 1);  // second group
    script.add(20, 1000, 1);
    script.add(30, 1000, 1);
    script.play(day);
    CHECK(script.of(2).group == 0);
    CHECK(script.of(3).group == 1);
}

TEST_CASE("an agent never mixes a call with chats, nor chats of two channels") {
    auto day = phone(1);
    const auto a = add_channel(day, ChannelKind::chat), b = add_channel(day, ChannelKind::chat);
    make_chat(day, {1.0, 1.0}, a);
    make_chat(day, {1.0, 1.0}, b);
    day.groups[0].skills = {a, b};
    Script script;
    script.add(0, 100, a);
    script.add(10, 10, b);
    script.add(20, 10, a);
    script.play(day);
    CHECK(script.of(2).wait == 0);
    CHECK(script.of(1).wait == 90);
}
