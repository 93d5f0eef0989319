#include <algorithm>
#include <chrono>

#include "sim/experiment/experiment.hpp"
#include "studies/sweep/point.hpp"
#include "studies/sweep/sweep.hpp"

namespace holdtime {

namespace {

using Clock = std::chrono::steady_clock;

double seconds_since(Clock::time_point start) { return std::chrono::duration<double>(Clock::now() - start).count(); }

constexpr double bytes_a_row = 40;  ///< of the results file; measured, docs/scaling.md
constexpr double bytes_a_point = 120;

std::size_t rows_of(const StrategyResults& strategy, const std::vector<Figure>& figures) {
    std::size_t rows = 0;
    for (const Figure figure : figures) {
        const auto parts = info(figure).parts;
        rows += (parts & in_total ? 1 : 0) + (parts & in_channel ? strategy.channels.size() : 0) +
                (parts & in_group ? strategy.agent_groups.size() : 0) +
                (parts & in_segment ? strategy.segments.size() : 0) + (parts & in_reason ? strategy.reasons.size() : 0);
    }
    return rows;
}

struct Sample {
    double set_up = 0, replication = 0, rows = 0;
    std::uint32_t replications = 0;
    bool precision = false;
};

/// A few replications, as many as a third of a second allows.
Sample measure(const SweepPlan& plan, const std::vector<Level>& levels) {
    KnownLaws laws;
    make_point(plan, levels, laws);  // reads what is read once
    auto start = Clock::now();
    auto ready = make_point(plan, levels, laws);
    Sample sample;
    sample.set_up = seconds_since(start);
    sample.replications = ready.point.settings.replications;
    sample.precision = ready.point.settings.precision.has_value();
    ready.point.settings.precision.reset();
    ready.point.settings.threads = 1;
    ready.point.settings.replications = 1;
    start = Clock::now();
    run_experiment(ready.point.strategies, ready.point.settings);
    const double first = seconds_since(start);
    ready.point.settings.replications = static_cast<std::uint32_t>(
        std::clamp(0.3 / std::max(first, 1e-6), 1.0, static_cast<double>(sample.replications)));
    start = Clock::now();
    const auto results = run_experiment(ready.point.strategies, ready.point.settings);
    sample.replication = seconds_since(start) / ready.point.settings.replications;
    for (const auto& strategy : results.strategies)
        sample.rows += static_cast<double>(rows_of(strategy, plan.figures()));
    return sample;
}

/// The levels of the first, a middle and the last combination that the conditions keep.
std::vector<std::vector<Level>> some_points(const SweepPlan& plan) {
    std::vector<std::vector<Level>> points;
    const std::uint64_t size = plan.design().size();
    for (const std::uint64_t from : {std::uint64_t{0}, size / 2, size - 1}) {
        std::vector<Level> levels;
        for (std::uint64_t i = from, tries = 0; i < size && tries < 1000; ++i, ++tries) {
            plan.design().levels(i, levels);
            if (!plan.keeps(levels)) continue;
            points.push_back(levels);
            break;
        }
    }
    return points;
}

}  // namespace

SweepEstimate estimate_sweep(const SweepPlan& plan, const Shard& shard, unsigned threads) {
    SweepEstimate estimate;
    estimate.threads = batch_threads(threads);
    double seconds = 0, rows = 0, samples = 0;
    for (const auto& levels : some_points(plan)) {
        try {
            const Sample sample = measure(plan, levels);
            seconds += sample.set_up + sample.replication * sample.replications;
            rows += sample.rows;
            estimate.replications = sample.replications;
            estimate.at_most = sample.precision;
            ++samples;
        } catch (const InputError&) {
            // A broken point takes no time; the run records its error.
        }
    }
    if (samples == 0) return estimate;
    const auto points = static_cast<double>(size_of(shard, plan.header().points));
    estimate.seconds = seconds / samples * points / estimate.threads;
    estimate.bytes = points * (rows / samples * bytes_a_row + bytes_a_point);
    return estimate;
}

}  // namespace holdtime
