#pragma once

#include <optional>
#include <string>
#include <vector>

#include "scenarios/load/load.hpp"
#include "studies/breakeven/question.hpp"

namespace holdtime {

/// One input between two ends, all others as they are.
struct TornadoBar {
    std::string path;
    std::string low, high;     ///< the ends, as one would type them
    std::string source;        ///< of the range: experiment.ranges, measured, default
    Estimate at_low, at_high;  ///< the difference of the two sides at each end
    Estimate effect;           ///< at the high end minus at the low, paired
    bool turns = false;        ///< another side is better at one end than at the other
};

/// What the difference of two strategies hangs on most.
struct Tornado {
    std::string scenario, hash, currency;
    std::uint64_t seed = 0;
    double confidence = 0.95;
    Sides sides;
    Estimate now;  ///< the difference in the world as it is
    std::uint32_t replications = 0;
    std::vector<TornadoBar> bars;         ///< the largest effect first
    std::vector<std::string> not_varied;  ///< inputs of which nobody knows a range
    double contacts = 0;                  ///< simulated
};

struct TornadoOptions {
    std::string file;
    LoadOptions load;
    std::optional<std::string>
        between;  ///< absent: those of a defined figure, the two that there are, or the first other and the baseline
    std::string on = "cost";
    std::vector<std::string> figures;  ///< definitions
    unsigned threads = 0;
    const std::atomic<bool>* interrupted = nullptr;
};

/// Moves every input that has a range to both its ends, one at a time, on the same customers. Ranges are those of
/// `experiment.ranges`; else two standard errors of `measured`; else, of a default that the scenario rests on, the
/// default's own. Throws InputError about ranges that fit no key, Interrupted when it is to stop.
Tornado find_tornado(const TornadoOptions& options);

}  // namespace holdtime
