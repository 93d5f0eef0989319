#pragma once

#include <atomic>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <vector>

#include "sim/ports/combined_figure.hpp"
#include "sim/ports/decisive.hpp"
#include "sim/ports/description.hpp"
#include "sim/ports/records.hpp"
#include "sim/ports/results.hpp"

namespace holdtime {

struct ExperimentSettings {
    std::uint64_t seed = 1;
    std::uint32_t replications = 200;  ///< exactly so many, or with `precision` the limit
    double confidence = 0.95;
    std::vector<CombinedFigure> figures;  ///< Results::figures
    std::optional<double> precision;      ///< replicate until the half-widths are below it (--precision)
    std::size_t baseline = 0;             ///< index of the strategy that the others are compared with
    std::size_t changed =
        0;  ///< so many of the last strategies are the first ones in a changed world (Results::changed)
    /// Is the verdict told? Asked after 50, 100, 200, ... replications and at the limit, with results at the confidence
    /// that look k leaves, 1 - (1 - confidence) / 2^k; true ends the experiment. Empty: it goes on to the limit.
    std::function<bool(const Results&)> decided;
    /// Of every replication, in order: what decides between strategies, in their order.
    std::function<void(std::span<const Decisive>)> decisive;
    unsigned threads = 0;                            ///< 0 = as many as the machine has
    const std::atomic<bool>* interrupted = nullptr;  ///< set by a signal: drop the replications under way and stop
    std::function<void(std::uint32_t finished, std::uint32_t planned)>
        progress;  ///< called in order, from one thread at a time
    /// Every contact of every replication and strategy, in order of replication, then strategy, then closing.
    std::function<void(std::uint32_t replication, std::size_t strategy, std::span<const ContactRecord>)> records;
    /// Every need likewise, once its fate is known.
    std::function<void(std::uint32_t replication, std::size_t strategy, std::span<const NeedRecord>)> needs;
};

/// Runs every strategy on the same customers, replication by replication; the result does not depend on `threads`.
/// `strategies` share the grid, segments, reasons and channels' numbering. Memory does not grow with the replications.
/// Throws Interrupted if it was interrupted before the first replication was finished; later the results are those of
/// the finished ones and marked partial.
Results run_experiment(std::span<const Description> strategies, const ExperimentSettings& settings);

}  // namespace holdtime
