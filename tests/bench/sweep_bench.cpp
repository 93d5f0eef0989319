// How much of a sweep's processor time is simulation? Runs every point of a sweep twice in one process, on one thread:
// bare (the replications and the folding of their records, everything else made before the clock starts), and as
// `holdtime sweep` does, from the scenario's tree to the committed row. Prints one line of a Markdown table: points,
// seconds of each, their ratio. Usage: sweep_bench SWEEP.yaml [runs, default 3]: the best of so many, a hundred points
// at a time.

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <string>

#include <fmt/core.h>
#include <unistd.h>

#include "sim/experiment/worker.hpp"
#include "sim/stats/summary.hpp"
#include "studies/sweep/point.hpp"
#include "studies/sweep/sweep.hpp"
#include "tests/bench/bare_loop.hpp"

namespace {

using namespace holdtime;
using bench::processor_seconds;

/// The replications of one point and nothing else.
double simulate(const BatchPoint& point) {
    const auto& settings = point.settings;
    Worker worker(point.strategies);
    Summary summary(point.strategies, settings.baseline, settings.confidence,
                    Asked{false, point.percentiles, false, false});
    Outcomes outcomes;
    for (const auto& strategy : point.strategies) outcomes.tallies.emplace_back(strategy);
    const double begin = processor_seconds();
    for (std::uint32_t replication = 0; replication < settings.replications; ++replication) {
        worker.simulate({settings.seed, replication}, outcomes, false);
        summary.add(outcomes.tallies);
    }
    return processor_seconds() - begin;
}

double time_engine(const SweepPlan& plan, const Shard& shard) {
    double seconds = 0;
    KnownLaws laws;
    PointCursor cursor(plan);
    while (cursor.next())
        if (shard_of(cursor.point(), shard.count) == shard.number)
            seconds += simulate(make_point(plan, cursor.levels(), laws).point);
    return seconds;
}

double time_sweep(const SweepPlan& plan, const Shard& shard) {
    const auto results = fmt::format("/tmp/holdtime-sweep-bench-{}.sqlite", ::getpid());
    const double begin = processor_seconds();
    {
        SweepHeader header = plan.header();
        header.shard = shard;
        const auto store = ResultStore::create(results, StoreMode::write, header);
        SweepRun run;
        run.threads = 1;
        run_sweep(plan, *store, run);
        store->finish();
    }
    const double seconds = processor_seconds() - begin;
    std::filesystem::remove(results);
    return seconds;
}

}  // namespace

int main(int argc, char** argv) {
    if (argc < 2) return std::fputs("usage: sweep_bench SWEEP.yaml [runs]\n", stderr), 2;
    const int runs = argc > 2 ? std::atoi(argv[2]) : 3;
    const SweepPlan plan(argv[1], {});
    double engine = 0, sweep = 0;
    const auto parts = static_cast<std::uint32_t>(std::clamp<std::uint64_t>(plan.header().points / 100, 1, 100));
    // In small parts, the two in turn: what else the machine does is then the same to both.
    for (std::uint32_t part = 1; part <= parts; ++part) {
        double best_engine = 1e9, best_sweep = 1e9;
        for (int i = 0; i < runs; ++i) {
            best_engine = std::min(best_engine, time_engine(plan, {part, parts}));
            best_sweep = std::min(best_sweep, time_sweep(plan, {part, parts}));
        }
        engine += best_engine;
        sweep += best_sweep;
    }
    fmt::print("| {} | {:.2f} | {:.2f} | {:.1f} % |\n", plan.header().points, engine, sweep, 100 * engine / sweep);
}
