#pragma once

#include <vector>

#include "sim/ports/description.hpp"
#include "sim/stats/between_agents.hpp"
#include "sim/stats/part_sums.hpp"
#include "sim/stats/parts.hpp"
#include "sim/stats/sums_by_interval.hpp"
#include "sim/stats/tally_sums.hpp"

namespace holdtime {

/// One replication of one strategy, added up to its parts and intervals, money included. Reused between replications.
struct Folded {
    std::vector<PartSums> parts;       ///< as in Parts
    SumsByInterval channel_intervals;  ///< [interval][column]; empty where nobody asks for them
    SumsByInterval group_intervals;    ///< [interval][group], likewise
    std::vector<BusyShare> agents;     ///< room to sort them
};

/// Adds where the needs of a replication went.
void add_flows(const Tally::Sums& tally, FlowCounts& flows);

/// Room for a replication with sums by interval; `about` as in SumsByInterval. Without them a Folded{} does.
Folded room_for_intervals(const Layout& layout, unsigned about);

/// A group's pay goes to its skills in proportion to its time on them, there to its contacts in proportion to effort.
void fold(const Tally::Sums& tally, const Description& description, const Parts& parts, Folded& folded);

}  // namespace holdtime
