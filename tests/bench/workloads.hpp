#pragma once

// Workloads of the benches as scenarios, and the engine timed on them.

#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <fstream>
#include <string>

#include <fmt/core.h>
#include <unistd.h>

#include "scenarios/load/load.hpp"
#include "sim/experiment/experiment.hpp"
#include "studies/setup/setup.hpp"
#include "tests/bench/bare_loop.hpp"

namespace holdtime::bench {

/// A scenario file that is gone with the program.
class TemporaryFile {
public:
    explicit TemporaryFile(const std::string& text) : name_(fmt::format("/tmp/holdtime-bench-{}.yaml", ::getpid())) {
        std::ofstream(name_) << text;
    }
    ~TemporaryFile() { std::remove(name_.c_str()); }
    const std::string& name() const { return name_; }

private:
    std::string name_;
};

/// The workload of the yardstick as a scenario: M/M/n+M at load 0.97 n, about `calls` in all.
inline std::string phone_scenario(std::uint32_t agents, double calls_a_replication) {
    const double per_second = 0.97 * agents / 240;
    const auto intervals = static_cast<long>(calls_a_replication / per_second / 1800) + 1;
    return fmt::format(
        "schema_version: 1\nname: bench\ncalendar: {{start: 2026-03-02, duration: {}min, interval: 30min}}\n"
        "reasons: {{any: {{phone: {{talk_time: {{exponential: 240s}}}}}}}}\n"
        "segments: {{all: {{arrivals: {{poisson: {{rate: {:.9f}/s}}}}, reasons: {{any: 100%}}, prefers: {{phone: "
        "100%}}, "
        "patience: {{phone: {{exponential: 120s}}}}}}}}\n"
        "channels: {{phone: {{kind: voice, hours: always, service_level: {{target: 80%, within: 20s}}}}}}\n"
        "strategies: {{phone: {{channels: [phone], agent_groups: {{desk: {{skills: [phone], staffing: {}, wage: "
        "24/h}}}}}}}}\n",
        30 * intervals, per_second, agents);
}

/// What makes customers of the mixed day come back, and how many fewer of them make about as many contacts; or nothing.
struct Journeys {
    double customers = 1;
    const char* resolved = "";
    const char* hand_over = "";
    const char* habits = "";
};
inline constexpr Journeys none_of_them;
inline constexpr Journeys coming_back{0.78, "resolved: 80%, ", ", hand_over: {to: phone, share: 10%}",
                                      ", redial: {probability: 40%, delay: {exponential: 12min}}, "
                                      "repeat: {probability: 80%, delay: {exponential: 2h}}"};

/// Half phone, half chat with three at a time, on a blended and two dedicated groups.
inline std::string mixed_scenario(std::uint32_t agents, const Journeys& journeys) {
    const double per_second = 0.9 * agents / 240 * journeys.customers;
    return fmt::format(
        "schema_version: 1\nname: bench\ncalendar: {{start: 2026-03-02, duration: 24h, interval: 30min}}\n"
        "reasons: {{any: {{phone: {{{}talk_time: {{lognormal: {{mean: 240s, cv: 1.2}}}}}}, chat: {{{}talk_time: "
        "{{lognormal: {{mean: 400s, cv: 0.9}}}}{}}}}}}}\n"
        "segments: {{all: {{arrivals: {{poisson: {{rate: {:.9f}/s}}}}, reasons: {{any: 100%}}, prefers: {{phone: 50%, "
        "chat: 50%}}, "
        "patience: {{phone: {{exponential: 120s}}, chat: {{exponential: 120s}}}}{}}}}}\n"
        "channels: {{phone: {{kind: voice, hours: always, after_contact_work: {{constant: 20s}}, service_level: "
        "{{target: 80%, within: 20s}}}},\n"
        "  chat: {{kind: chat, hours: always, concurrency: 3, attention: {{shared: {{pace: [1, 0.88, 0.76]}}}}, "
        "service_level: {{target: 80%, within: 60s}}}}}}\n"
        "strategies: {{mixed: {{channels: [phone, chat], agent_groups: {{\n"
        "  phone desk: {{skills: [phone], staffing: {}, wage: 24/h}}, chat desk: {{skills: [chat], staffing: {}, wage: "
        "22/h}},\n"
        "  blended desk: {{skills: [phone, chat], staffing: {}, wage: 26/h}}}}}}}}\n",
        journeys.resolved, journeys.resolved, journeys.hand_over, per_second, journeys.habits, agents * 4 / 10,
        agents * 2 / 10, agents * 2 / 10);
}

/// Nanoseconds per offered contact of the engine with all its statistics, one thread.
inline double time_engine(const std::string& scenario_text, std::uint32_t replications) {
    const TemporaryFile file(scenario_text);
    auto scenario = load_scenario(file.name());
    const auto setup = set_up(scenario);
    ExperimentSettings settings;
    settings.replications = replications;
    settings.threads = 1;
    const double begin = processor_seconds();
    const auto results = run_experiment(setup.strategies, settings);
    const double seconds = processor_seconds() - begin;
    return seconds * 1e9 / (results.strategies[0].total[Figure::offered].mean * replications);
}

/// Likewise, of a scenario of one day: as many days as make about `contacts`.
inline double time_day(const std::string& scenario_text, double contacts_a_day, double contacts) {
    return time_engine(scenario_text, std::max(2u, static_cast<std::uint32_t>(contacts / contacts_a_day)));
}

}  // namespace holdtime::bench
