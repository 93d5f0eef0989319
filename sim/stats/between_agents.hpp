#pragma once

#include <span>
#include <vector>

#include "sim/core/time.hpp"
#include "sim/stats/part_sums.hpp"

namespace holdtime {

struct AgentCell;

/// An agent's occupancy, and the time on duty that it is of.
struct BusyShare {
    double share = 0;
    Seconds duty = 0;
};

/// Gini coefficient of shares weighted by time on duty; reorders them. NaN for fewer than two, or if all are 0.
double gini(std::span<BusyShare> shares);

/// Values of several agents, as sums: enough to tell how far apart the agents' means lie.
struct AgentValues {
    double count = 0, sum = 0, squares = 0;
};

/// Variance between the agents' true means: what their observed means vary, less what chance makes of so few values
/// each. May be negative, and is right on average. NaN for fewer than two agents, or one value each.
double variance_between(std::span<const AgentValues> agents);

/// Of one replication's agents: how unequally busy, and how many above 85 %. `room` is room to sort them.
void add_occupancies(std::span<const AgentCell> agents, std::vector<BusyShare>& room, PartSums& sums);
/// And how far apart their mean handle times and shares of settled matters lie.
void add_spreads(std::span<const AgentCell> agents, PartSums& sums);

}  // namespace holdtime
