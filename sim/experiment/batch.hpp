#pragma once

#include <atomic>
#include <cstdint>
#include <exception>
#include <functional>
#include <optional>
#include <vector>

#include "sim/experiment/experiment.hpp"
#include "sim/ports/description.hpp"
#include "sim/ports/results.hpp"

namespace holdtime {

/// One experiment of many: what run_experiment would be told. The settings' threads, interrupted, progress, records and
/// needs are not used.
struct BatchPoint {
    std::vector<Description> strategies;
    ExperimentSettings settings;
    bool percentiles = true;        ///< false: results without wait_p50, wait_p90 and wait_p95, which take their time
    std::optional<Results> answer;  ///< by a formula: nothing is left to simulate
};

/// A point to come. `done` and `failed` of all points are called by one thread at a time, so that they need no lock;
/// what they throw ends the batch, and so does a MachineError of `make`. After that neither is called again.
struct BatchJob {
    /// Makes the point when its turn comes, on thread `thread` of the batch (0, 1, ..), while others do the same.
    std::function<BatchPoint(unsigned thread)> make;
    std::function<void(const Results&)> done;              ///< results without figures by interval
    std::function<void(std::exception_ptr error)> failed;  ///< what `make` or the simulation threw
};

struct Batch {
    unsigned threads = 0;                            ///< 0 = as many as the machine has
    const std::atomic<bool>* interrupted = nullptr;  ///< set by a signal: points under way are dropped
    std::function<std::optional<BatchJob>()> next;   ///< nothing: no more; called by one thread at a time
};

/// Runs the points side by side, a thread each, and when no more points are to come their replications side by side. A
/// point's results are those of run_experiment, whatever the threads; the order in which points end depends on them.
/// No more points are in memory than there are threads.
void run_batch(const Batch& batch);

unsigned batch_threads(unsigned wanted);  ///< what `threads` means

}  // namespace holdtime
