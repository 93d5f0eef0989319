#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "sim/experiment/batch.hpp"
#include "studies/sweep/plan.hpp"
#include "studies/sweep/store.hpp"

namespace holdtime {

struct SweepRun {
    unsigned threads = 0;                            ///< 0 = as many as the machine has
    const std::atomic<bool>* interrupted = nullptr;  ///< set by a signal: points under way are dropped
    bool retry_failed = false;                       ///< simulate again what failed before
    std::function<void(std::uint64_t finished, std::uint64_t planned)> progress;  ///< points of this shard
};

struct SweepOutcome {
    std::uint64_t planned = 0;  ///< points of this shard
    std::uint64_t before = 0;   ///< of them, finished (or failed) by earlier runs
    std::uint64_t done = 0;     ///< finished now
    std::uint64_t failed = 0;   ///< failed, now or before
    bool interrupted = false;
};

/// Simulates the points of the shard that are not in the store yet. Throws MachineError when the store cannot be
/// written; what was written stays.
SweepOutcome run_sweep(const SweepPlan& plan, ResultStore& store, const SweepRun& run);

/// Does this results file belong to this sweep? Throws InputError that says what differs.
void check_same_sweep(const SweepHeader& stored, const SweepHeader& wanted, const std::string& file);

/// bank.sqlite -> bank.0123abcd.sqlite, after what the header says that the results are of.
std::string file_beside(const std::string& file, const SweepHeader& header);

/// What a sweep will take, from a few replications of some of its points.
struct SweepEstimate {
    double seconds = 0;  ///< of computing, on `threads` threads
    unsigned threads = 1;
    double bytes = 0;  ///< of the results file
    std::uint32_t replications = 0;
    bool at_most = false;  ///< with a precision, replications are a limit
};
SweepEstimate estimate_sweep(const SweepPlan& plan, const Shard& shard, unsigned threads);

}  // namespace holdtime
