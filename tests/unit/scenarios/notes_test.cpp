#include "scenarios/load/notes.hpp"

#include "tests/catch.hpp"
#include "tests/unit/scenarios/helpers.hpp"

using namespace holdtime;
using Catch::Contains;
using holdtime::test::load_text;
using holdtime::test::replaced;
using holdtime::test::small_scenario;

namespace {

/// Of small_scenario with one piece replaced.
test::Loaded changed(const std::string& from, const std::string& to) {
    const std::string text = replaced(small_scenario, from, to);
    REQUIRE_FALSE(text.empty());
    return load_text(text);
}

}  // namespace

TEST_CASE("notes are left out where keys are the program's, and change no hash") {
    const std::string hash = load_text(small_scenario).scenario.hash;
    const std::pair<const char*, const char*> notes[] = {
        {"name: Small centre", "name: Small centre\ndescription: of ours\nx-owner: {a: 1}\nquestion: Who pays?"},
        {"days: 1,", "days: 1, x-why: holiday, description: text,"},
        {"{lognormal: {mean: 3.5min,", "{x-from: survey, lognormal: {description: fitted, mean: 3.5min,"},
        {"  payments:\n", "  payments:\n    description: bills\n    x-n: 3\n"},
        {"{mon-fri: \"08:00", "{x-source: web site, mon-fri: \"08:00"},
        {"skills: [chat],", "skills: [chat], x-team: blue,"}};
    for (const auto& [from, to] : notes) {
        const auto loaded = changed(from, to);
        INFO(to << '\n' << loaded.text());
        CHECK(loaded.problems.empty());
        CHECK(loaded.scenario.hash == hash);
    }
}

TEST_CASE("where names are the user's, notes are names") {
    CHECK_THAT(changed("  chat: {kind", "  x-mas hotline: 5\n  chat: {kind").text(),
               Contains("invalid channels.x-mas hotline"));
    CHECK(changed("  both:", "  description:").scenario.strategies[1].first == "description");
    CHECK_THAT(changed("prefers: {phone: 70%", "prefers: {x-a: 0, phone: 70%").text(),
               Contains("unknown channel 'x-a'"));
}

TEST_CASE("the question is the key, else the first comment line at the head") {
    CHECK(load_text(small_scenario).scenario.question.empty());
    CHECK(load_text(std::string("\n# Who  pays? \n# more\n") + small_scenario).scenario.question == "Who  pays?");
    CHECK(load_text(std::string("# Who?\nquestion: How many?\n") + small_scenario).scenario.question == "How many?");
    CHECK(first_comment("# yaml-language-server: $schema=s.json\n##\n---\n## Is it so?\r\nname: x\n") == "Is it so?");
    CHECK(first_comment("name: x\n# no question\n").empty());
}

TEST_CASE("names with a colon, and a space that is missing") {
    const auto loaded = changed("  both:", "  Phone until 18:00 only:");
    INFO(loaded.text());
    REQUIRE(loaded.problems.empty());
    CHECK(loaded.scenario.strategies[1].first == "Phone until 18:00 only");
    CHECK(changed("  both:", "  Team A:B:").scenario.strategies[1].first == "Team A:B");
    const auto glued = changed("{phone: 70%, chat: 30%}", "{phone:70%, chat: 30%}");
    REQUIRE(glued.problems.size() == 1);
    CHECK_THAT(glued.text(), Contains("a space is missing after ':' in 'phone:70%'; write 'phone: 70%'"));
    CHECK_THAT(changed("phone: {talk_time", "phone:{talk_time").text(), Contains("a space is missing after ':'"));
}

TEST_CASE("JSON: quoted quantities and an emoji of two escapes; columns stay those of the file") {
    const auto loaded = changed("days: 1, interval: 30min", "\"days\":\"1\", \"interval\":\"30min\"");
    INFO(loaded.text());
    CHECK(loaded.problems.empty());
    CHECK(changed("name: Small centre", "name: \"\\ud83d\\ude00\"").scenario.name == "\xF0\x9F\x98\x80");
    CHECK_THAT(changed("{phone: {exponential", "{\"a\\ud83d\\ude00\": 1min, foo: {exponential").text(),
               Contains(":14:39: unknown channel 'foo'"));
}

TEST_CASE("what has no effect is remarked upon") {
    CHECK(load_text(small_scenario).scenario.remarks.empty());
    const auto remark = [](const std::string& from, const std::string& to) {
        const auto loaded = changed(from, to);
        INFO(loaded.text());
        REQUIRE(loaded.scenario.remarks.size() == 1);
        return loaded.scenario.remarks[0];
    };
    CHECK(
        remark("chat: {kind: chat, concurrency: 3}", "chat: {kind: deferred, service_level: {working_hours: true}}") ==
        "channels.chat.service_level.working_hours has no effect (the channel's hours are always)");
    CHECK_THAT(remark("concurrency: 3}", "concurrency: 3, at_close: drop}"), Contains("channels.chat.at_close"));
    CHECK_THAT(remark("concurrency: 3}", "attention: {shared: {}}}"), Contains("channels.chat.attention"));
    CHECK_THAT(remark("skills: [chat], staffing: 4", "skills: [chat], reserve: 1, staffing: 4"), Contains(".reserve"));
    CHECK_THAT(remark("    channels: [phone, chat]\n",
                      "    channels: [phone, chat]\n    blending: {exclusive: {drain: false}}\n"),
               Contains("strategies.both.blending.exclusive.drain"));
    CHECK(remark("days: 1,", "days: 1, holidays: {2027-12-25: closed},") ==
          "calendar.holidays.2027-12-25 has no effect (it lies outside the calendar)");
    CHECK_THAT(remark("concurrency: 3}", "concurrency: 3, record: 50%}"), Contains("channels.chat.record changes the"));
    CHECK(remark("    channels: [phone, chat]\n", "    channels: [phone, chat]\n    history: false\n") ==
          "strategies.both.history has no effect (no reason has without_history)");
}

TEST_CASE("so is what of an offer has no effect") {
    const std::pair<const char*, const char*> offers[] = {
        {"callback: {no_answer: 0%, dial: 20s}", "channels.phone.callback.dial has no effect"},
        {"callback: {no_answer: 0%, retry: 20s}", "channels.phone.callback.retry has no effect"},
        {"callback: {attempts: 1, retry: 20s}", "channels.phone.callback.retry has no effect (there is one dial only)"},
        {"max_wait: 1min, deflect: {after: 2min, to: {chat: 100%}, accept: 25%}",
         "channels.phone.deflect has no effect"}};
    for (const auto& [offer, remark] : offers) {
        const auto loaded = changed("{kind: voice,", std::string("{kind: voice, ") + offer + ',');
        INFO(offer << '\n' << loaded.text());
        REQUIRE(loaded.scenario.remarks.size() == 1);
        CHECK_THAT(loaded.scenario.remarks[0], Contains(remark));
    }
    CHECK(changed("{kind: voice,", "{kind: voice, callback: {},").scenario.remarks.empty());
}

TEST_CASE("a talk_time is needed only where somebody can come") {
    const std::string chat = "    chat: {talk_time: {lognormal: {mean: 6min, cv: 0.9}}, resolved: 88%}\n";
    const std::string without = replaced(small_scenario, chat, "");
    CHECK_THAT(load_text(without).text(), Contains("no talk_time for chat in reasons.payments"));
    const std::string none_there = replaced(without, "{phone: 70%, chat: 30%}", "{phone: 100%}");
    CHECK(load_text(none_there).problems.empty());
    // Phone closes: who turns to the chat brings the reason there.
    const std::string turns = replaced(none_there, "{phone: 50%, leave: 50%}", "{chat: 50%, leave: 50%}");
    CHECK_THAT(load_text(turns).text(), Contains("no talk_time for chat in reasons.payments"));
    CHECK(load_text(turns, {{}, {"channels.phone.hours=always"}}).problems.empty());
}
