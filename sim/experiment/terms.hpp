#pragma once

#include <atomic>
#include <cstdint>
#include <span>
#include <vector>

#include "sim/ports/description.hpp"
#include "sim/stats/figure_terms.hpp"

namespace holdtime {

struct TermsSettings {
    std::uint64_t seed = 1;
    std::uint32_t first_replication = 0;  ///< numbers of the random streams count from here
    std::uint32_t replications = 0;
    unsigned threads = 0;                            ///< 0 = as many as the machine has
    const std::atomic<bool>* interrupted = nullptr;  ///< set by a signal: throws Interrupted
};

/// Terms of figures, replication by replication: [replication][figure]. What studies that pair replications in ways of
/// their own start from, without results, which after few replications cost more than the simulation.
/// `strategies` need share nothing; each meets the customers of the seed and the replication. The outcome does not
/// depend on the number of threads.
std::vector<std::vector<FigureTerms>> simulate_terms(std::span<const Description> strategies,
                                                     std::span<const PartFigure> figures,
                                                     const TermsSettings& settings);

}  // namespace holdtime
