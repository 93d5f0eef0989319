// Times the whole engine beside a bare loop that can do one thing, in one process, and prints a Markdown table.
// Usage: bench [calls per row, default 4000000 [repetitions, default 5 [agents, default all]]]. The figures of one run
// may be compared with each other, not with another run's.

#include <algorithm>
#include <cstdlib>
#include <initializer_list>
#include <string>

#include <fmt/core.h>

#include "tests/bench/workloads.hpp"

namespace {

using namespace holdtime::bench;

double time_bare(std::uint32_t agents, double calls) {
    const auto result = run_bare_loop(agents, static_cast<std::uint64_t>(calls), 1);
    return result.seconds * 1e9 / static_cast<double>(result.calls);
}

double time_phone(std::uint32_t agents, double calls) { return time_engine(phone_scenario(agents, calls / 4), 4); }

double time_mixed(std::uint32_t agents, double calls, const Journeys& journeys) {
    return time_day(mixed_scenario(agents, journeys), 0.9 * agents / 240 * 86400, calls);
}

}  // namespace

int main(int argc, char** argv) {
    const double calls = argc > 1 ? std::atof(argv[1]) : 4e6;
    const int repetitions = argc > 2 ? std::atoi(argv[2]) : 5;
    const auto wanted = static_cast<std::uint32_t>(argc > 3 ? std::atoi(argv[3]) : 0);
    fmt::print(
        "| agents | bare loop, ns a call | engine, ns a call | ratio | mixed day, ns a contact | ratio | with "
        "journeys, ns "
        "a contact | to the mixed day |\n");
    fmt::print("| ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |\n");
    for (const std::uint32_t agents : {10u, 100u, 1000u, 10000u}) {
        if (wanted > 0 && agents != wanted) continue;
        // In turn, and the least of each: other programs only ever add to what this one takes.
        double bare = 1e9, engine = 1e9, mixed = 1e9, journeys = 1e9;
        for (int i = 0; i < repetitions; ++i) {
            bare = std::min(bare, time_bare(agents, calls));
            engine = std::min(engine, time_phone(agents, calls));
            mixed = std::min(mixed, time_mixed(agents, calls, none_of_them));
            journeys = std::min(journeys, time_mixed(agents, calls, coming_back));
        }
        fmt::print("| {} | {:.1f} | {:.1f} | {:.2f} | {:.1f} | {:.2f} | {:.1f} | {:.2f} |\n", agents, bare, engine,
                   engine / bare, mixed, mixed / bare, journeys, journeys / mixed);
    }
}
