// Times chats that are played message by message, and many queues with agents of many skills, beside the mixed day of
// as many agents, in one process, and prints a Markdown table. Usage: skills_bench [contacts per row, default 1000000
// [repetitions, default 5 [row, default all]]]. The figures of one run may be compared with each other.

#include <algorithm>
#include <array>
#include <cstdlib>
#include <string>

#include <fmt/core.h>

#include "tests/bench/workloads.hpp"

namespace {

using namespace holdtime::bench;

constexpr std::uint32_t agents = 132, queues = 17, skills = 9;

constexpr double contacts_a_day(double seconds) { return 0.9 * agents / seconds * 86400; }

/// Eight replies a chat on average, three chats at a time: about as many contacts a day as 132 agents can bear.
std::string conversations() {
    return fmt::format(
        "schema_version: 1\nname: bench\ncalendar: {{start: 2026-03-02, duration: 24h, interval: 30min}}\n"
        "reasons: {{any: {{chat: {{}}}}}}\n"
        "segments: {{all: {{arrivals: {{poisson: {{rate: {:.9f}/s}}}}, reasons: {{any: 100%}}, prefers: {{chat: "
        "100%}}, "
        "patience: {{chat: {{exponential: 120s}}}}}}}}\n"
        "channels: {{chat: {{kind: chat, hours: always, concurrency: 3, service_level: {{target: 80%, within: 60s}}, "
        "attention: {{conversation: {{work: 28s, think: 60s, turns: 8, switch_cost: 8%}}}}}}}}\n"
        "strategies: {{chat: {{channels: [chat], agent_groups: {{desk: {{skills: [chat], staffing: {}, wage: "
        "24/h}}}}}}}}\n",
        contacts_a_day(300) / 86400, agents);
}

/// Calls of 17 kinds; agents have nine skills each, in an order of their own, and stand in `groups` groups.
std::string many_queues(std::uint32_t groups) {
    std::string channels, talk, prefers, patience, offered, desks;
    for (std::uint32_t q = 0; q < queues; ++q) {
        const char* comma = q > 0 ? ", " : "";
        channels += fmt::format(
            "  q{}: {{kind: voice, hours: always, after_contact_work: {{constant: 20s}}, "
            "service_level: {{target: 80%, within: 20s}}}}\n",
            q);
        talk += fmt::format("{}q{}: {{talk_time: {{lognormal: {{mean: 240s, cv: 1.2}}}}}}", comma, q);
        prefers += fmt::format("{}q{}: {:.17f}", comma, q, 1.0 / queues);
        patience += fmt::format("{}q{}: {{exponential: 120s}}", comma, q);
        offered += fmt::format("{}q{}", comma, q);
    }
    for (std::uint32_t g = 0; g < groups; ++g) {
        std::string own;
        const std::uint32_t step = 1 + g % (queues - 1);  // any is prime to 17: nine different ones
        for (std::uint32_t k = 0; k < skills; ++k)
            own += fmt::format("{}q{}", k > 0 ? ", " : "", (g * queues / groups + k * step) % queues);
        desks += fmt::format("      g{}: {{skills: [{}], staffing: {}, wage: 24/h}}\n", g, own, agents / groups);
    }
    return fmt::format(
        "schema_version: 1\nname: bench\ncalendar: {{start: 2026-03-02, duration: 24h, interval: 30min}}\n"
        "reasons: {{any: {{{}}}}}\n"
        "segments: {{all: {{arrivals: {{poisson: {{rate: {:.9f}/s}}}}, reasons: {{any: 100%}}, prefers: {{{}}}, "
        "patience: {{{}}}}}}}\n"
        "channels:\n{}strategies:\n  one:\n    channels: [{}]\n    agent_groups:\n{}",
        talk, contacts_a_day(260) / 86400, prefers, patience, channels, offered, desks);
}

struct Row {
    const char* name;
    std::string scenario;
    double contacts_a_day;
    double least = 1e9;
};

}  // namespace

int main(int argc, char** argv) {
    const double contacts = argc > 1 ? std::atof(argv[1]) : 1e6;
    const int repetitions = argc > 2 ? std::atoi(argv[2]) : 5;
    const std::string wanted = argc > 3 ? argv[3] : "";
    std::array rows{Row{"mixed day", mixed_scenario(agents, none_of_them), contacts_a_day(240)},
                    Row{"conversations", conversations(), contacts_a_day(300)},
                    Row{"12 groups", many_queues(12), contacts_a_day(260)},
                    Row{"132 groups", many_queues(132), contacts_a_day(260)}};
    for (int i = 0; i < repetitions; ++i)  // in turn, and the least of each
        for (auto& row : rows)
            if (wanted.empty() || wanted == row.name)
                row.least = std::min(row.least, time_day(row.scenario, row.contacts_a_day, contacts));
    fmt::print("| 132 agents | ns a contact | to the mixed day |\n| --- | ---: | ---: |\n");
    for (const auto& row : rows)
        if (row.least < 1e9) fmt::print("| {} | {:.0f} | {:.2f} |\n", row.name, row.least, row.least / rows[0].least);
}
