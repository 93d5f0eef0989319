#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "sim/ports/figures.hpp"

namespace holdtime {

struct NamedFigures {
    std::string name;
    Figures figures;
};

/// Means per interval; ratios are ratios of sums over the replications. NaN = does not exist.
struct IntervalFigures {
    std::string name;                         ///< of the channel or agent group
    std::vector<std::vector<double>> values;  ///< [figure][interval]; empty for a figure that does not stand here
};

/// One strategy's figures, or (as differences) strategy minus baseline, paired replication by replication.
struct StrategyResults {
    std::string name;
    Figures total;
    std::vector<NamedFigures> channels;  ///< offered ones, in the scenario's order
    std::vector<NamedFigures> agent_groups;
    std::vector<NamedFigures> segments;
    std::vector<NamedFigures> reasons;
    std::vector<IntervalFigures> channel_intervals;  ///< empty in differences
    std::vector<IntervalFigures> group_intervals;
    std::vector<std::string> ignored;  ///< what the engine could not represent
};

/// What an engine returns: the simulation and every analytic model alike.
struct Results {
    std::string engine;
    std::uint32_t replications = 0;  ///< finished ones
    bool partial = false;            ///< interrupted before all were done
    bool precision_reached = true;   ///< false: the limit of replications came first
    std::uint64_t seed = 0;
    double confidence = 0.95;
    std::vector<StrategyResults> strategies;
    std::string baseline;
    std::vector<StrategyResults> differences;  ///< of every strategy but the baseline, in order
};

}  // namespace holdtime
