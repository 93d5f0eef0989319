#include "scenarios/schema/keys.hpp"

#include <algorithm>

#include "tests/catch.hpp"
#include "tests/unit/scenarios/helpers.hpp"

using namespace holdtime;
using holdtime::test::load_text;
using holdtime::test::small_scenario;

namespace {

/// A path of the small scenario for a pattern of the table.
std::string path_for(std::string_view pattern) {
    const bool web = pattern == "channels.*.visits" || pattern == "channels.*.before";
    std::string path, parent;
    for (const auto& step : split_path(pattern)) {
        std::string name = step;
        if (step == "*" && parent == "reasons" && path == "reasons")
            name = "payments";
        else if (step == "*" && parent == "reasons")
            name = "payments";
        else if (step == "*" && parent == "segments")
            name = "everyone";
        else if (step == "*" && parent == "strategies")
            name = "both";
        else if (step == "*" && parent == "agent_groups")
            name = "phone desk";
        else if (step == "*" && parent == "expect")
            name = "both\\.total\\.cost";
        else if (step == "*" && parent == "thresholds")
            name = "asa";
        else if (step == "*" && parent == "holidays")
            name = "2026-05-01";
        else if (step == "*" && parent == "self_service")
            name = "payments";
        else if (step == "*")
            name = web ? "web" : "phone";
        path += (path.empty() ? "" : ".") + name;
        parent = step;
    }
    return path;
}

/// A setting that gives the key this value; in a list of blocks, as the only one.
std::string setting_for(std::string_view pattern, const std::string& value) {
    const auto item = pattern.find(".*", [&] {
        for (auto dot = pattern.find('.'); dot != std::string_view::npos; dot = pattern.find('.', dot + 1))
            if (const KeyInfo* key = find_pattern(pattern.substr(0, dot)); key && key->type == KeyType::list)
                return dot;
        return pattern.size();
    }());
    if (item == std::string_view::npos) return path_for(pattern) + '=' + value;
    const auto before = path_for(pattern.substr(0, item)), whole = path_for(pattern);
    std::string text = value;
    auto steps = split_path(whole.substr(before.size() + 1));
    for (auto i = steps.size(); i-- > 1;) text = "{" + steps[i] + ": " + text + "}";
    return before + "=[" + text + "]";
}

}  // namespace

TEST_CASE("the loader reads every key of the table") {
    for (const KeyInfo& key : scenario_keys()) {
        const std::string setting = setting_for(key.path, "[[x]]");
        const std::string label = "--set '" + setting + "'";
        const auto loaded = load_text(small_scenario, {{}, {setting}});  // no key takes a list of lists
        INFO(key.path << ": " << loaded.text());
        const auto about_it = [&](const Problem& problem) { return problem.place.file == label; };
        CHECK(std::any_of(loaded.problems.begin(), loaded.problems.end(), about_it));
        CHECK(loaded.text().find("unknown key") == std::string::npos);
    }
}

TEST_CASE("the loader accepts no other key") {
    for (const KeyInfo& key : scenario_keys()) {
        if (key.type != KeyType::block) continue;
        const auto loaded = load_text(small_scenario, {{}, {setting_for(std::string(key.path) + ".qwertyuiop", "1")}});
        INFO(key.path << ": " << loaded.text());
        CHECK(loaded.text().find("unknown key 'qwertyuiop'") != std::string::npos);
    }
    CHECK(load_text(small_scenario, {{}, {"qwertyuiop=1"}}).text().find("unknown key 'qwertyuiop'") !=
          std::string::npos);
}

TEST_CASE("every key is defined, and every default that matters has a source") {
    for (const KeyInfo& key : scenario_keys()) {
        INFO(key.path);
        CHECK_FALSE(key.definition.empty());
        CHECK_FALSE((key.required && !key.fallback.empty()));
        if (!key.confidence.empty()) CHECK_FALSE(key.source.empty());
        CHECK(find_pattern(key.path) == &key);
    }
}

TEST_CASE("keys are found by path, by pattern and by their tail") {
    CHECK(find_key("segments.online first.redial.limit")->path == "segments.*.redial.limit");
    CHECK(find_key("segments.*.redial.limit")->path == "segments.*.redial.limit");
    CHECK(find_key("redial.limit")->path == "segments.*.redial.limit");
    CHECK(find_key("reasons.payments.sensitive")->path == "reasons.*.sensitive");
    CHECK(find_key("reasons.payments.phone.talk_time")->path == "reasons.*.*.talk_time");
    CHECK(find_key("segments.a\\.b.prefers.phone")->path == "segments.*.prefers.*");
    CHECK(find_key("nonsense") == nullptr);
    CHECK(find_key("shift_end") == nullptr);  // of a strategy or of a group?
}
