#pragma once

#include <cstdint>
#include <span>

#include "sim/ports/description.hpp"
#include "sim/stats/tally.hpp"

namespace holdtime {

/// One replication's counts by which targets are judged; rows of a TrialOutcome.
struct IntervalCounts {
    std::span<std::uint32_t> offered, within, abandoned;  ///< [channel of the scenario][counted interval]
    std::span<double> busy, duty;                         ///< [group][counted interval], seconds
    std::span<double> worked;                             ///< [channel][counted interval], agents' seconds
    std::span<std::uint32_t> judged, answered;            ///< [channel][counted interval]; empty: nobody asks
    std::span<double> waited;                             ///< likewise, seconds
};

/// The same definitions as the figures': service level = within / offered (the undecided not late,
/// as in service_level_high: a target is missed only if that misses it), abandonment rate = abandoned / offered,
/// occupancy = busy / duty, asa = waited / answered.
void count_intervals(const Tally& tally, const IntervalCounts& counts);

}  // namespace holdtime
