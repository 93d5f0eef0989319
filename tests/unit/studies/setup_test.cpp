#include "studies/setup/setup.hpp"

#include <algorithm>
#include <filesystem>

#include "scenarios/load/load.hpp"
#include "tests/catch.hpp"
#include "tests/unit/models/data_file.hpp"

using namespace holdtime;

namespace {

/// Two channels with hours that are no multiples of the interval, two strategies, a warm-up.
const char* const scenario_text = R"(
schema_version: 1
name: Two desks
currency: EUR
calendar: {start: 2026-03-02, days: 1, interval: 1h, warm_up: 1h}
reasons:
  question:
    phone: {talk_time: {lognormal: {mean: 3min, cv: 1}}, resolved: 90%}
    chat: {talk_time: 5min, resolved: 80%}
  complaint:
    phone: {talk_time: {lognormal: {mean: 3min, cv: 1}}}
    chat: {talk_time: {constant: 8min}}
segments:
  young:
    arrivals: {poisson: {rate: 60/h}}
    reasons: {question: 70%, complaint: 30%}
    prefers: {chat: 100%}
    if_unavailable: {phone: 50%, later: 10%, leave: 40%}
    patience: {phone: infinite, chat: {weibull: {mean: 2min, shape: 0.8}}}
    balk: {phone: 10%}
  old:
    arrivals: {doubly_stochastic: {per_interval: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18,
        19, 20, 21, 22, 23, 24]}}
    reasons: {complaint: 100%}
    prefers: {phone: 100%}
channels:
  phone: {kind: voice, hours: {mon-sun: "08:30-20:00"}, lines: 60, after_contact_work: {constant: 40s},
      max_wait: 10min, at_close: drop,
          service_level: {target: 80%, within: 20s}}
  chat: {kind: chat, hours: always, concurrency: 2}
  bot: {kind: bot, before: [chat]}
strategies:
  phone only:
    channels: [phone]
    agent_groups:
      desk: {skills: [chat, phone], staffing: 5, wage: 24/h}
  both:
    channels: [phone, chat]
    agent_groups:
      desk: {skills: [phone], staffing: {per_interval: [0, 0, 0, 0, 0, 0, 0, 0, 3, 3, 3, 4, 5, 5, 5, 5, 5, 4, 4, 4,
          0, 0, 0, 0]}, wage: 24/h, reserve: 1, shift_end: preempt}
      blended: {skills: [phone, chat], staffing: 4, wage: 26/h, on_duty: {mon-fri: "09:15-17:00"},
          blending: {exclusive: {drain: false}}}
    routing: {longest_wait: {chat: random}}
    shift_end: idle_first
costs:
  shrinkage: 30%
  channels: {phone: {per_minute: 0.035}, chat: {per_contact: 0.05}}
  agent_seat: {phone: 1.2/h, chat: 0.9/h}
  per_day: 300
experiment: {baseline: both}
)";

Scenario load(const std::string& text, const std::vector<Setting>& sets = {}) {
    return load_scenario(data_file("setup_test.yaml", text), {{}, sets});
}

std::size_t moment_at(const Timetable& table, Seconds t) {
    for (std::size_t m = 0; m < table.at.size(); ++m)
        if (table.at[m] == t) return m;
    throw std::runtime_error("no such moment");
}

std::vector<std::string> complaints(const std::vector<Setting>& sets) {
    std::vector<std::string> texts;
    try {
        auto scenario = load(scenario_text, sets);
        set_up(scenario);
    } catch (const InputError& error) {
        for (const auto& problem : error.problems()) texts.push_back(problem.text);
    }
    return texts;
}

}  // namespace

TEST_CASE("an engine must stand in the catalogue of queueing models, and nowhere else") {
    Setting typed("experiment.engine=erlang_d", "--engine");
    CHECK(complaints({typed}) ==
          std::vector<std::string>{"unknown engine 'erlang_d' in --engine (did you mean 'erlang_b'?)"});
    CHECK(complaints({Setting("experiment.engine=fluid")}).empty());
}

TEST_CASE("A scenario becomes a description per strategy") {
    auto scenario = load(scenario_text);
    const auto setup = set_up(scenario);
    REQUIRE(setup.strategies.size() == 2);
    CHECK(setup.baseline == 1);
    CHECK(setup.grid->intervals() == 25);
    CHECK(setup.grid->warm_up_intervals == 1);

    const auto& both = setup.strategies[1];
    CHECK(both.strategy == "both");
    CHECK(both.routing.contact_rule == ContactRule::longest_wait);
    CHECK(both.routing.chat_rule == ChatRule::random);
    REQUIRE(both.channels.size() == 3);
    CHECK(both.channels[0].lines == 60);
    CHECK(both.channels[0].max_wait == 600);
    CHECK(both.channels[0].at_close == AtClose::drop);
    CHECK(both.channels[0].after_contact_work->mean() == 40);
    CHECK(both.channels[0].service_within == 20);
    CHECK(both.channels[1].service_within < 0);
    CHECK(both.channels[1].kind == ChannelKind::chat);
    CHECK(both.channels[1].pace.size() == 2);
    CHECK(both.channels[1].pace[0] == 1);
    CHECK((both.channels[0].offered && both.channels[1].offered && !both.channels[2].offered));
    CHECK((both.groups[0].shift_end == ShiftEnd::preempt && both.groups[1].shift_end == ShiftEnd::idle_first));
    CHECK((both.groups[0].drain && !both.groups[1].drain));
    CHECK(both.groups[0].reserve == 1);
    CHECK(both.groups[0].most_agents == 5);
}

TEST_CASE("Segments, reasons and laws are taken over") {
    auto scenario = load(scenario_text);
    const auto setup = set_up(scenario);
    const auto& d = setup.strategies[1];
    const auto& young = d.segments[0];
    CHECK(young.reason_shares == std::vector<double>{0.7, 0.3});
    CHECK((young.channels[0].prefers == 0 && young.channels[1].prefers == 1));
    CHECK((young.channels[0].if_unavailable == 0.5 && young.later == 0.1 && young.leave == 0.4));
    CHECK(young.channels[0].balk == 0.1);
    CHECK(young.channels[0].patience == nullptr);
    CHECK(young.channels[1].patience->mean() == 120);
    CHECK(d.segments[1].leave == 1);
    CHECK(d.segments[1].channels[0].patience->mean() == 600);
    CHECK(young.arrivals->expected() == std::vector<double>(25, 60));
    CHECK(d.segments[1].arrivals->expected()[1] == 1);
    CHECK(d.reasons[0].resolved == std::vector<double>{0.9, 0.8, 1});
    CHECK(d.reasons[0].talk_time[0] == d.reasons[1].talk_time[0]);  // written alike: one object
    CHECK(d.reasons[0].talk_time[1]->mean() == 300);
    CHECK(d.reasons[0].talk_time[2] == nullptr);
    CHECK(setup.strategies[0].segments[0].arrivals == young.arrivals);
}

TEST_CASE("Skills that the strategy does not offer are dropped") {
    auto scenario = load(scenario_text);
    const auto phone_only = set_up(scenario).strategies[0];
    CHECK(phone_only.groups[0].skills == std::vector<std::uint16_t>{0});
    const auto& money = phone_only.money;
    const auto paid = [&](Item item, Quantity quantity) {
        return std::count_if(money.items.begin(), money.items.end(), [&](const MoneyItem& one) {
            return one.item == item && one.quantity == quantity && one.number == 0;
        });
    };
    CHECK(paid(Item::wages, Quantity::paid_hours) == 1);
    CHECK(money.rate(Quantity::paid_hours, 0) == 24 + 1.2);
    CHECK(paid(Item::telephony, Quantity::line_minutes) == 1);
    CHECK(money.rate(Quantity::line_minutes, 0) == 0.035);
    CHECK(money.rate(Quantity::answered, 1) == 0);  // of the chat, which it does not offer
    CHECK(money.rate(Quantity::days, 0) == 300);
    CHECK(money.items.size() == 4);
    CHECK(money.shrinkage == 0.3);
    CHECK(money.days == 1);
}

TEST_CASE("Hours between the intervals make moments of their own") {
    auto scenario = load(scenario_text);
    const auto setup = set_up(scenario);
    const auto& table = setup.strategies[1].timetable;
    CHECK(table.at.size() == 25 + 2);  // 08:30 and 09:15
    CHECK(table.at.front() == -3600);
    CHECK(std::is_sorted(table.at.begin(), table.at.end()));
    const auto open = [&](double hour) { return table.open[moment_at(table, hour * 3600) * 3] != 0; };
    CHECK((!open(8) && open(8.5) && open(19) && !open(20)));
    CHECK(table.open[1] == 1);
    CHECK(table.open[2] == 0);
    const auto agents = [&](double hour, std::size_t group) {
        return table.agents[moment_at(table, hour * 3600) * 2 + group];
    };
    CHECK((agents(8, 0) == 0 && agents(8.5, 0) == 3 && agents(11, 0) == 4 && agents(19, 0) == 4 && agents(20, 0) == 0));
    // Its own hours, though chat is open round the clock.
    CHECK((agents(9, 1) == 0 && agents(9.25, 1) == 4 && agents(16, 1) == 4 && agents(17, 1) == 0));
    CHECK(table.interval[moment_at(table, 8.5 * 3600)] == 9);
    CHECK(table.interval[moment_at(table, -3600)] == 0);
}

TEST_CASE("A duration is paid for pro rata") {
    auto scenario = load(scenario_text, {"calendar.duration=6h", "segments.old.arrivals={poisson: {rate: 1/h}}",
                                         "strategies.both.agent_groups.desk.staffing=3"});
    CHECK(set_up(scenario).strategies[0].money.days == 0.25);
}

TEST_CASE("Figures that models fill in are noted once") {
    auto scenario = load(scenario_text);
    set_up(scenario);
    const auto noted = scenario.defaults.size();
    set_up(scenario);
    CHECK(scenario.defaults.size() == noted);
    const auto has = [&](const std::string& path) {
        for (const auto& used : scenario.defaults)
            if (used.path == path) return true;
        return false;
    };
    CHECK(has("channels.chat.attention.shared.pace"));
    CHECK(has("segments.old.arrivals.doubly_stochastic.cv"));
    CHECK(!has("segments.old.arrivals.doubly_stochastic.busyness"));
}

TEST_CASE("Every problem is told at once") {
    const auto texts = complaints(
        {"reasons.question.phone.talk_time={lognormall: {mean: 3min}}", "segments.young.arrivals={hawkes: {}}",
         "channels.phone.after_contact_work={uniform: {low: 2s, high: 1s}}",
         "segments.old.arrivals={poisson: {rate: 3/h, rat: 1}}", "strategies.both.routing={by_name: {}}"});
    const auto told = [&](const std::string& part) {
        for (const auto& text : texts)
            if (text.find(part) != std::string::npos) return true;
        return false;
    };
    CHECK(texts.size() == 5);
    CHECK(told("unknown model 'lognormall' in reasons.question.phone.talk_time (did you mean 'lognormal'?)"));
    CHECK(told("hawkes"));
    CHECK(told("invalid channels.phone.after_contact_work.uniform.high 1s (must not be below low 2s)"));
    CHECK(told("unknown key 'rat' in segments.old.arrivals.poisson"));
    CHECK(told("'by_name' in strategies.both.routing"));
}

TEST_CASE("An unknown model is told with those that are known") {
    CHECK(complaints({"reasons.question.phone.talk_time=infinite"}) ==
          std::vector<std::string>{
              "unknown model 'infinite' in reasons.question.phone.talk_time (known: constant, exponential, lognormal, "
              "gamma, erlang, weibull, uniform, triangular, hyperexponential, empirical)"});
}

TEST_CASE("Every shipped scenario can be set up") {
    for (const auto& file :
         std::filesystem::directory_iterator(std::filesystem::path(HOLDTIME_SOURCE_DIR) / "scenarios/library")) {
        const auto name = file.path().string();
        if (file.path().extension() != ".yaml" || name.find(".sweep.") != std::string::npos ||
            name.find(".overlay.") != std::string::npos)
            continue;
        INFO(name);
        auto scenario = load_scenario(name);
        const auto setup = set_up(scenario);
        CHECK(setup.strategies.size() == scenario.strategies.size());
        for (const auto& strategy : setup.strategies)
            for (const auto& group : strategy.groups) CHECK(group.most_agents > 0);
    }
}
