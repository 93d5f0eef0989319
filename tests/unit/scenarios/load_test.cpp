#include "scenarios/load/load.hpp"

#include <algorithm>

#include "tests/catch.hpp"
#include "tests/unit/scenarios/helpers.hpp"

using namespace holdtime;
using Catch::Contains;
using holdtime::test::load_file;
using holdtime::test::load_text;
using holdtime::test::replaced;
using holdtime::test::small_scenario;
using holdtime::test::TempFolder;

namespace {

const std::string retail_bank = std::string(HOLDTIME_SOURCE_DIR) + "/tests/unit/scenarios/data/retail_bank.yaml";

std::string parameter(const ModelChoice& model, const std::string& key) {
    const Value* value = model.parameters.find(key);
    return value ? value->text : "";
}

const AgentGroup& phone_desk(const Scenario& scenario) { return scenario.strategies[1].second.agent_groups[0].second; }

}  // namespace

TEST_CASE("the example of the manual loads") {
    const auto loaded = load_file(retail_bank);
    INFO(loaded.text());
    CHECK(loaded.problems.empty());
}

TEST_CASE("the example without bots, hand-over and redial loads clean") {
    LoadOptions options;
    options.sets = {"reasons.disputed charge.chat.hand_over.share=0",
                    "reasons.disputed charge.email.hand_over.share=0%", "segments.online first.redial.probability=0",
                    "strategies.mixed.channels=[phone, chat, email]"};
    const auto loaded = load_file(retail_bank, options);
    INFO(loaded.text());
    REQUIRE(loaded.problems.empty());
    const Scenario& s = loaded.scenario;
    CHECK(s.name == "Retail bank, one weekday");
    CHECK(s.segments[0].second.prefers[0].second == 0.6);
    CHECK(s.segments[1].second.patience[1].second.name == "exponential");
    CHECK(parameter(s.segments[1].second.patience[1].second, "mean") == "90s");
    CHECK(s.channels[0].second.lines == 60u);
    CHECK(s.channels[1].second.concurrency == 3);
    CHECK(s.channels[3].second.before == std::vector<std::string>{"chat"});
    CHECK(s.channels[4].second.visits == 0.4);
    CHECK(s.strategies[0].second.agent_groups[0].second.staffing.name == "erlang_a");
    CHECK(s.strategies[2].second.agent_groups[0].second.staffing.name == "fixed");
    CHECK(s.strategies[2].second.agent_groups[2].second.on_duty->spans.size() == 1);
    CHECK(s.costs.shrinkage == 0.3);
    CHECK(s.costs.agent_seat[0].second == 1.2);
    CHECK(s.experiment.seed == 20260302);
    CHECK(s.experiment.baseline == "phone only");
    CHECK(s.defaults.empty());  // everything with a default that matters is given
}

TEST_CASE("values are typed and placed") {
    const Scenario s = load_text(small_scenario).scenario;
    CHECK(s.calendar.year == 2026);
    CHECK(s.calendar.interval == 1800);
    const Channel& phone = s.channels[0].second;
    CHECK(phone.kind == Kind::voice);
    CHECK_FALSE(phone.hours.always);
    CHECK(phone.hours.spans[0].weekdays == std::array<bool, 7>{true, true, true, true, true, false, false});
    CHECK(phone.hours.spans[0].from == 480);
    CHECK(phone.service_level->target == 0.8);
    CHECK(phone.place.line == 16);
    CHECK(s.reasons[0].second.channels[0].second.resolved == 0.92);
    CHECK(s.segments[0].second.arrivals.place.line == 10);
    CHECK(s.segments[0].second.arrivals.place.column == 16);
    CHECK(s.experiment.replications == 200);
}

TEST_CASE("the default patience is filled in and told") {
    const Scenario s = load_text(small_scenario).scenario;
    const Segment& everyone = s.segments[0].second;
    REQUIRE(everyone.patience.size() == 2);
    CHECK(everyone.patience[0].second.given);
    CHECK_FALSE(everyone.patience[1].second.given);
    CHECK(parameter(everyone.patience[1].second, "mean") == "5min");
    REQUIRE(s.defaults.size() == 1);
    CHECK(s.defaults[0].path == "segments.everyone.patience.chat");
    CHECK(s.defaults[0].value == "exponential, mean 5min");
    CHECK(s.defaults[0].confidence == "low");
    CHECK(everyone.balk.empty());
}

TEST_CASE("defaults within a block are told, kinds have their own") {
    std::string text = replaced(small_scenario, "interval: 30min, ", "");
    text = replaced(text, "{kind: chat, concurrency: 3}", "{kind: chat, service_level: {target: 70%}}");
    const Scenario s = load_text(text).scenario;
    CHECK(s.calendar.interval == 1800);
    CHECK(s.channels[1].second.service_level->within == 60);
    CHECK_FALSE(s.channels[1].second.service_level->within_given);
    const auto told = [&](const std::string& path, const std::string& value) {
        return std::any_of(s.defaults.begin(), s.defaults.end(), [&](const DefaultUsed& used) {
            return used.path == path && used.value == value && !used.source.empty();
        });
    };
    CHECK(told("calendar.interval", "30min"));
    CHECK(told("channels.chat.service_level.within", "60s"));
}

TEST_CASE("every problem of a file is found in one go, in its order") {
    std::string text = replaced(small_scenario, "resolved: 92%", "resolved: 192%");
    text = replaced(text, "prefers: {phone: 70%", "prefers: {phone: 60%");
    text = replaced(text, "patience:", "patiense:");
    text = replaced(text, "wage: 22/h", "wage: 22");
    const auto loaded = load_text(text);
    REQUIRE(loaded.problems.size() == 4);
    CHECK(loaded.problems[0].place.line == 6);
    CHECK(loaded.problems[1].place.line == 12);
    CHECK(loaded.problems[2].place.line == 14);
    CHECK(loaded.problems[3].place.line == 28);
}

TEST_CASE("settings override what is written, short forms or not") {
    const auto group = [](const std::string& set) {
        return phone_desk(load_text(small_scenario, {{}, {set}}).scenario).staffing;
    };
    const std::string staffing = "strategies.both.agent_groups.phone desk.staffing";
    CHECK(parameter(group(staffing + "=12"), "fixed") == "");
    CHECK(group(staffing + "=12").parameters.text == "12");
    CHECK(group(staffing + ".fixed=12").parameters.text == "12");
    CHECK(group(staffing + "={per_interval: [1, 2]}").name == "per_interval");
    CHECK(group(staffing + ".erlang_c.target=80%").name == "erlang_c");
    const std::string patience = "segments.everyone.patience.phone";
    const auto patient = [&](const std::string& set) {
        return load_text(small_scenario, {{}, {patience + set}}).scenario.segments[0].second.patience[0].second;
    };
    CHECK(parameter(patient("=7min"), "mean") == "7min");
    CHECK(parameter(patient(".exponential=7min"), "mean") == "7min");
    CHECK(parameter(patient(".exponential.mean=7min"), "mean") == "7min");
    CHECK(patient("=infinite").name == "infinite");
    CHECK(patient("={weibull: {mean: 6min, shape: 0.8}}").name == "weibull");
}

TEST_CASE("a parameter of the written model can be set alone") {
    const auto loaded = load_text(small_scenario, {{}, {"reasons.payments.phone.talk_time.lognormal.mean=4min"}});
    const ModelChoice& talk = *loaded.scenario.reasons[0].second.channels[0].second.talk_time;
    CHECK(parameter(talk, "mean") == "4min");
    CHECK(parameter(talk, "cv") == "1.2");
}

TEST_CASE("lists and scalars are replaced whole, maps merge, later wins") {
    const TempFolder folder;
    const auto base = folder.write("base.yaml", small_scenario);
    const auto first = folder.write("first.yaml",
                                    "channels: {phone: {hours: {sat: \"09:00-12:00\"}, lines: 5}}\nstrategies: {both: "
                                    "{channels: [chat, phone]}}\n");
    const auto second = folder.write("second.yaml", "channels: {phone: {lines: 6}}\n");
    const auto loaded = load_file(base, {{first, second}, {}});
    INFO(loaded.text());
    REQUIRE(loaded.problems.empty());
    CHECK(loaded.scenario.channels[0].second.lines == 6u);
    CHECK(loaded.scenario.channels[0].second.hours.spans.size() == 2);
    CHECK(loaded.scenario.strategies[1].second.channels == std::vector<std::string>{"chat", "phone"});
}

TEST_CASE("an overlay's mistakes are placed in the overlay, a setting's in the setting") {
    const TempFolder folder;
    const auto over = folder.write("over.yaml", "channels:\n  phone: {lines: 0}\n");
    const auto loaded = load_file(folder.write("base.yaml", small_scenario), {{over}, {"experiment.sed=3"}});
    CHECK_THAT(loaded.text(), Contains("over.yaml:2:18: invalid channels.phone.lines 0"));
    CHECK_THAT(loaded.text(),
               Contains("--set 'experiment.sed=3': unknown key 'sed' in experiment (did you mean 'seed'?)"));
}

TEST_CASE("settings: names with dots, unknown names, days and duration") {
    const std::string dotted =
        replaced(replaced(small_scenario, "  everyone:", "  e.g. everyone:"), "payments: 100%", "payments: 100%");
    CHECK(load_text(dotted, {{}, {"segments.e\\.g\\. everyone.balk.phone=10%"}})
              .scenario.segments[0]
              .second.balk[0]
              .second == 0.1);
    CHECK_THAT(load_text(small_scenario, {{}, {"segments.everyon.balk.phone=10%"}}).text(),
               Contains("unknown name 'everyon' in segments (did you mean 'everyone'?)"));
    CHECK(load_text(small_scenario, {{}, {"calendar.duration=90min"}}).scenario.calendar.duration == 5400.0);
    for (const char* bad : {"", "x", "=1", "a.=1", ".a=1", "name"})
        CHECK_FALSE(load_text(small_scenario, {{}, {bad}}).problems.empty());
}

TEST_CASE("data files are found beside the file that names them") {
    const TempFolder folder;
    const auto base = folder.write("base.yaml", small_scenario);
    const auto over = folder.write(
        "overlays/over.yaml",
        "segments: {everyone: {arrivals: {poisson: {rate: 1/h, per_interval: {file: data.csv, column: a}}}}}\n");
    folder.write("overlays/data.csv", "a\n1\n");
    const auto first = load_file(base, {{over}, {}}).scenario;
    CHECK(first.segments[0].second.arrivals.parameters.find("per_interval")->find("file")->place.file == over);
    folder.write("overlays/data.csv", "a\n2\n");
    CHECK(load_file(base, {{over}, {}}).scenario.hash != first.hash);
}

TEST_CASE("the hash is of what is meant, not of how it is written") {
    const std::string hash = load_text(small_scenario).scenario.hash;
    CHECK(hash.size() == 16);
    const auto hash_with = [](const char* from, const char* to) {
        const std::string text = replaced(small_scenario, from, to);
        REQUIRE_FALSE(text.empty());
        return load_text(text).scenario.hash;
    };
    CHECK(hash_with("schema_version: 1\n", "# a comment\nschema_version: 1\n\n") == hash);
    CHECK(hash_with("staffing: 4, wage: 22/h", "wage: 22/h, staffing: {fixed: 4}") == hash);
    CHECK(hash_with("{exponential: 6min}", "6min") == hash);
    CHECK(hash_with("staffing: 4", "staffing: 5") != hash);
    CHECK(hash_with("cv: 1.2", "cv: 1.3") != hash);
    CHECK(load_text(small_scenario, {{}, {"experiment.seed=5"}}).scenario.hash != hash);
}

TEST_CASE("shares in thirds are accepted and made to add up") {
    const std::string text =
        replaced(small_scenario, "prefers: {phone: 70%, chat: 30%}", "prefers: {phone: 33.3333%, chat: 66.6666%}");
    const auto loaded = load_text(text);
    INFO(loaded.text());
    REQUIRE(loaded.problems.empty());
    double sum = 0;
    for (const auto& [name, share] : loaded.scenario.segments[0].second.prefers) sum += share;
    CHECK(sum == Approx(1).epsilon(1e-15));
}

TEST_CASE("aliases stand for what they name") {
    std::string text =
        replaced(small_scenario, "hours: {mon-fri: \"08:00-20:00\"}", "hours: &office {mon-fri: \"08:00-20:00\"}");
    text = replaced(text, "{kind: chat, concurrency: 3}", "{kind: chat, hours: *office}");
    const auto loaded = load_text(text);
    INFO(loaded.text());
    CHECK(loaded.scenario.channels[1].second.hours.spans.size() == 1);
}

TEST_CASE("hours in all their forms") {
    const auto spans = [](const std::string& hours) {
        return load_text(small_scenario, {{}, {"channels.chat.hours=" + hours}})
            .scenario.channels[1]
            .second.hours.spans;
    };
    CHECK(spans("always").empty());
    CHECK(spans("{sat-mon: 22:00-04:00}")[0].weekdays ==
          std::array<bool, 7>{true, false, false, false, false, true, true});
    CHECK(spans("{\"mon,wed\": \"00:00-24:00\"}")[0].to == 1440);
    CHECK(spans("{mon: [\"08:00-12:00\", \"13:00-17:00\"], sat: 9:00-12:00}").size() == 3);
    CHECK(spans("[{mon: 08:00-12:00}, {mon: 13:00-17:00}]").size() == 2);
    CHECK(spans("08:00-20:00")[0].weekdays == std::array<bool, 7>{true, true, true, true, true, true, true});
}

TEST_CASE("what is switched off is accepted, whether available or not") {
    LoadOptions options;
    options.sets = {"segments.everyone.redial={probability: 0}",
                    "reasons.payments.chat.hand_over={to: phone, share: 0}", "channels.phone.callback=false",
                    "channels.phone.menu=none", "reasons.payments.web={talk_time: 3min, resolved: 45%}"};
    const auto loaded = load_text(small_scenario, options);
    INFO(loaded.text());
    CHECK(loaded.problems.empty());
}

TEST_CASE("a file that is not there is answered with the nearest") {
    const TempFolder folder;
    const auto path = folder.write("bank.yaml", small_scenario);
    const auto loaded = load_file(path.substr(0, path.size() - 9) + "bnak.yaml");
    CHECK_THAT(loaded.text(), Contains("No such file") && Contains("bank.yaml'?)"));
}

TEST_CASE("CRLF line ends and a byte order mark do no harm") {
    std::string text = "\xEF\xBB\xBF";
    for (const char c : std::string(small_scenario)) text += c == '\n' ? std::string("\r\n") : std::string(1, c);
    const auto loaded = load_text(text);
    INFO(loaded.text());
    CHECK(loaded.problems.empty());
}

TEST_CASE("columns count characters, not bytes") {
    const auto loaded = load_text(replaced(small_scenario, "{kind: chat, concurrency: 3}",
                                           "{kind: chat, # caf\xC3\xA9\n    hours: \"\xC3\xA9\", lines: 0}"));
    CHECK_THAT(loaded.text(), Contains("scenario.yaml:18:24: invalid channels.chat.lines 0"));
}

TEST_CASE("an engine's parameters are given in a block or behind slashes") {
    const auto engine = [](const std::string& written) {
        return load_text(small_scenario, {{}, {"experiment.engine=" + written}});
    };
    CHECK(engine("{stationary: {variant: lag, model: erlang_c}}").scenario.experiment.engine ==
          "stationary/lag/erlang_c");
    CHECK(engine("{stationary: {model: erlang_c}}").scenario.experiment.engine == "stationary/mol/erlang_c");
    CHECK(engine("stationary/lag/erlang_c").scenario.experiment.engine == "stationary/lag/erlang_c");
    CHECK(engine("{erlang_a: {}}").scenario.experiment.engine == "erlang_a");
    CHECK_THAT(engine("{stationary: {varian: lag}}").text(),
               Contains("unknown parameter 'varian'") && Contains("did you mean 'variant'"));
    CHECK_THAT(engine("{erlang_a: {agents: 3}}").text(), Contains("(only stationary takes any)"));
    CHECK_THAT(engine("simulation/fast").text(),
               Contains("invalid engine 'simulation/fast' (only stationary takes more"));
}
