#include "scenarios/load/tree_path.hpp"

#include "scenarios/load/yaml_reader.hpp"
#include "tests/catch.hpp"
#include "tests/unit/scenarios/helpers.hpp"

using namespace holdtime;
using Catch::Contains;
using holdtime::test::load_text;
using holdtime::test::replaced;
using holdtime::test::small_scenario;

namespace {

Value tree_of(const std::string& text) {
    Problems problems;
    auto tree = parse_yaml(text, "test.yaml", {}, problems);
    problems.throw_if_any();
    return std::move(*tree);
}

std::string loaded_with(const std::string& setting, const std::string& text = small_scenario) {
    return load_text(text, {{}, {setting}}).text();
}

}  // namespace

TEST_CASE("a path leads into lists by an item's number, into skills by a channel's name") {
    Value tree = tree_of("group: {skills: [phone, {chat: {speed: 90%}}], levels: [{time: 20s}, {time: 30s}]}");
    CHECK(find_value(tree, {"group", "levels", "2", "time"})->text == "30s");
    CHECK(find_value(tree, {"group", "skills", "chat", "speed"})->text == "90%");
    CHECK(find_value(tree, {"group", "skills", "1"})->text == "phone");
    CHECK(find_value(tree, {"group", "skills", "phone"})->text == "phone");
    for (const char* none : {"0", "3", "-1", "1x", "chat", "99999999999999999999"})
        CHECK(find_value(tree, {"group", "levels", none}) == nullptr);
    Value value;
    value.text = "80%";
    set_value(tree, {"group", "skills", "phone", "speed"}, value);
    CHECK(find_value(tree, {"group", "skills", "phone", "speed"})->text == "80%");
    CHECK(find_value(tree, {"group", "skills"})->items.size() == 2);
}

TEST_CASE("null takes away a key or an item") {
    Value tree = tree_of("a: {b: 1, list: [x, y, z], skills: [phone, chat]}");
    Value null;
    null.null = true;
    set_value(tree, {"a", "b"}, null);
    set_value(tree, {"a", "list", "2"}, null);
    set_value(tree, {"a", "skills", "phone"}, null);
    set_value(tree, {"a", "nothing", "here"}, null);
    CHECK(find_value(tree, {"a", "b"}) == nullptr);
    CHECK(find_value(tree, {"a", "list"})->items.size() == 2);
    CHECK(find_value(tree, {"a", "list", "2"})->text == "z");
    CHECK(find_value(tree, {"a", "skills", "1"})->text == "chat");
}

TEST_CASE("a star stands for names, not for the program's keys") {
    const Value tree = tree_of(
        "reasons: {r: {sensitive: true, phone: {resolved: 1}, chat: {}}}\ncalendar: {days: 1}\n"
        "channels: {phone: {service_level: {within: 20s}}, chat: {}}");
    CHECK(expand_stars(tree, {"reasons", "*", "*", "resolved"}) ==
          std::vector<Steps>{{"reasons", "r", "phone", "resolved"}, {"reasons", "r", "chat", "resolved"}});
    CHECK(expand_stars(tree, {"channels", "*", "service_level", "within"}) ==
          std::vector<Steps>{{"channels", "phone", "service_level", "within"}});
    CHECK(expand_stars(tree, {"calendar", "*"}).empty());
    CHECK(expand_stars(tree, {"channels", "fax", "lines"}) == std::vector<Steps>{{"channels", "fax", "lines"}});
}

TEST_CASE("settings: nulls, stars and list items") {
    const auto channel = [](const std::string& setting, std::size_t number) {
        return load_text(small_scenario, {{}, {setting}}).scenario.channels[number].second;
    };
    CHECK(channel("channels.*.service_level.within=30s", 0).service_level->within == 30);
    CHECK_FALSE(channel("channels.phone.service_level=null", 0).service_level);
    CHECK(channel("channels.chat.concurrency=null", 1).concurrency == 1);
    CHECK(channel("channels.web.before.1=chat", 2).before == std::vector<std::string>{"chat"});
    CHECK(loaded_with("channels.chat.attention.shared.pace=null").empty());
    CHECK_THAT(loaded_with("channels.phone.hurs=null"), Contains("unknown key 'hurs'") && Contains("'hours'"));
    CHECK_THAT(loaded_with("reasons.payments.phone.talk_time.exponential.mean=null"), Contains("(known: lognormal)"));
    CHECK_THAT(loaded_with("reasons.payments.phone.talk_time.lognormal.maen=null"), Contains("did you mean 'mean'?"));
    CHECK_THAT(loaded_with("channels.phon.hours=null"), Contains("unknown name 'phon'") && Contains("'phone'"));
    CHECK_THAT(loaded_with("channels.web.before.2=chat"),
               Contains("no item '2' in 'before' (its items are numbered 1 to 1)"));
    CHECK_THAT(loaded_with("strategies.both.agent_groups.chat desk.skills.chta=null"),
               Contains("no item 'chta'") && Contains("'chat'"));
    CHECK_THAT(loaded_with("calendar.*=1"), Contains("nothing in the scenario matches"));
    CHECK_THAT(loaded_with("channels.web.before=[phone, null]"), Contains("null is no value"));
    CHECK_THAT(loaded_with("name="), Contains("no value after the '='"));
    CHECK_THAT(loaded_with("calendar.start=null"), Contains("missing key 'start' in calendar"));
}

TEST_CASE("settings: the option that was typed is named, not its key") {
    const auto typed = [](const std::string& key, const std::string& value) {
        LoadOptions options;
        options.sets.emplace_back("experiment." + key + "=" + value, "--" + key);
        return load_text(small_scenario, options).text();
    };
    CHECK(typed("replications", "20000000") ==
          "invalid --replications 20000000 (must be a whole number from 1 to 10000000)\n");
    CHECK_THAT(typed("precision", "200%"), Contains("invalid --precision 200%"));
}
