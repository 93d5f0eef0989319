#include <algorithm>
#include <array>
#include <set>

#include "models/catalogue.hpp"
#include "studies/analytic/ignored.hpp"
#include "tests/catch.hpp"
#include "tests/validation/cases/run_text.hpp"

using namespace holdtime;

namespace {

/// Together they use every mechanism that there is; what may not stand beside weighted blending is in the second.
constexpr const char* blended = R"(
schema_version: 1
calendar: {start: 2026-03-02, duration: 4h, interval: 1h, at_end: cut}
reasons:
  any:
    phone: {talk_time: {lognormal: {mean: 3min, cv: 2}}, hand_over: {to: email, share: 10%}}
    chat: {talk_time: 6min, sale: {share: 5%, value: 60}}
    bot: {talk_time: 90s, resolved: 20%}
    email: {talk_time: 4min, without_history: 20%, rounds: {answers: 2, reply_delay: 1h}}
  long: {phone: {talk_time: 9min}, chat: {talk_time: 9min}, email: {talk_time: 9min}}
segments:
  some:
    arrivals: {doubly_stochastic: {per_interval: [40, 80, 60, 50], cv: 20%}}
    reasons: {any: 100%}
    prefers: {phone: 60%, chat: 20%, email: 20%}
    patience: {phone: {weibull: {mean: 3min, shape: 2}}, chat: 5min}
    balk: {phone: 10%}
    if_unavailable: {later: 100%}
    redial: {probability: 50%}
    repeat: {probability: 50%}
  others:
    arrivals: {fixed_count: {per_interval: [90, 10, 20, 30]}}
    reasons: {long: 100%}
    prefers: {phone: 100%}
    patience: {phone: 90s}
channels:
  phone: {kind: voice, lines: 40, waiting: 30, max_wait: 9min, at_close: drop, after_contact_work: 30s,
      hours: {mon-sun: "00:15-24:00"}, callback: {accept: 37%}, deflect: {after: 2min, to: {chat: 100%}, accept: 25%},
      menu: {levels: [{time: 10s, leave: 5%}]}}
  chat: {kind: chat, concurrency: 3, proactive: {visitors: {poisson: {rate: 30/h}}, reason: any, accept: 8%}}
  email: {kind: deferred}
  bot: {kind: bot, before: [chat, email]}
strategies:
  both:
    channels: [phone, chat, email, bot]
    preempt: [email]
    blending: {weighted: {weights: {phone: 0.5, chat: 0.25}}}
    agent_groups:
      desk: {skills: [phone], staffing: {per_interval: [6, 9, 4, 6]}, wage: 20/h, absence: 5%,
          people: {speed: {cv: 15%}}}
      blended: {skills: [phone, chat, email], staffing: 6, reserve: 1, shift_end: preempt, concurrency: {chat: 2},
          on_call: {agents: 2, waiting: 9, after: 10min}}
)";

constexpr const char* skilled = R"(
schema_version: 1
calendar: {start: 2026-03-02, duration: 4h, interval: 1h}
reasons:
  any: {phone: {talk_time: 4min}, chat: {resolved: 70%}}
  fault: {phone: {talk_time: 9min}, chat: {resolved: 60%}}
segments:
  some: {arrivals: {poisson: {rate: 40/h}}, reasons: {any: 80%, fault: 20%}, prefers: {phone: 60%, chat: 40%},
      patience: {phone: 3min, chat: 5min}}
  abroad: {arrivals: {poisson: {rate: 5/h}}, reasons: {any: 100%}, prefers: {phone: 100%}}
channels:
  phone: {kind: voice, menu: {levels: [{time: 20s, leave: 2%}], misrouted: {share: 6%, time: 50s}}}
  chat: {kind: chat, concurrency: 3, silent: {share: 60%, hold: 6min, work: 38s},
      attention: {conversation: {work: 28s, think: 60s, turns: 8, resolved: [1, 0.9, 0.8]}}}
strategies:
  both:
    channels: [phone, chat]
    routing: {score: {base: {phone: 60}, per_second: {phone: 1, chat: 2}}}
    agent_groups:
      first line: {skills: [{phone: {reasons: [any]}}], staffing: 4, wage: 20/h}
      second line: {skills: [{phone: {reasons: [fault]}}, {phone: {reasons: [any], after: 1min, speed: 90%}}, chat],
          staffing: 5, wage: 24/h}
costs:
  channels: {phone: {per_minute: 0.02}}
  segments: {abroad: {phone: {per_minute: 0.12}}}
  turnover: {rate: 31%, replacement: 12000, with_load: 0.5}
experience: {incidents: {phone: 1%}}
)";

constexpr std::array scenarios = {blended, skilled};

std::vector<MechanismUse> uses_of(const std::string& yaml) {
    const auto prepared = validation::prepare_text(yaml);
    const auto& description = prepared.setup.strategies[0];
    const auto loads = expected_load(description);
    const auto pools = analytic_pools(description, loads);
    return mechanisms_used({prepared.scenario, description, loads, pools});
}

}  // namespace

TEST_CASE("Every mechanism has a row with words, and one function that finds it") {
    std::set<Mechanism> rows;
    for (const auto& row : mechanism_rows()) {
        INFO(row.words);
        rows.insert(row.mechanism);
        CHECK(row.words.size() > 3);
        const int functions = (row.of_group != nullptr) + (row.of_strategy != nullptr) + (row.of_segment != nullptr) +
                              (row.of_channel != nullptr) + (row.of_deferred != nullptr);
        CHECK(functions == 1);
    }
    CHECK(rows.size() == static_cast<std::size_t>(Mechanism::count));
}

TEST_CASE("Both scenarios together use all mechanisms") {
    Mechanisms used;
    for (const auto* scenario : scenarios)
        for (const auto& use : uses_of(scenario)) used.add(use.mechanism);
    for (std::size_t m = 0; m < static_cast<std::size_t>(Mechanism::count); ++m) {
        INFO("mechanism " << m);
        CHECK(used.has(static_cast<Mechanism>(m)));
    }
}

TEST_CASE("An engine that represents nothing ignores all that a scenario uses") {
    for (const auto* scenario : scenarios) {
        const auto uses = uses_of(scenario);
        Mechanisms ignored;
        for (const auto& use : ignored_by({}, uses)) ignored.add(use.mechanism);
        for (const auto& use : uses) {
            INFO(use.words);
            CHECK((ignored.has(use.mechanism) || part_of_ignored(use.mechanism, {})));
        }
        CHECK(ignored_by(Mechanisms::all(), uses).empty());
    }
}

TEST_CASE("What an engine represents it is not said to ignore, and only that") {
    for (const auto* scenario : scenarios) {
        const auto uses = uses_of(scenario);
        Mechanisms used;
        for (const auto& use : uses) used.add(use.mechanism);
        for (std::size_t m = 0; m < static_cast<std::size_t>(Mechanism::count); ++m) {
            const auto one = static_cast<Mechanism>(m);
            auto without = Mechanisms::all();
            without.remove(one);
            const auto ignored = ignored_by(without, uses);
            INFO("mechanism " << m);
            CHECK(ignored.empty() != used.has(one));
            CHECK(std::all_of(ignored.begin(), ignored.end(), [&](const auto& use) { return use.mechanism == one; }));
        }
    }
}
