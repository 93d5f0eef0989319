#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "studies/sweep/store.hpp"

namespace holdtime {

struct MergeReport {
    std::uint64_t points = 0;  ///< of the sweep
    std::uint64_t there = 0;   ///< done or failed, now in the output
    std::uint64_t failed = 0;
    std::vector<std::string> missing;  ///< a line per shard that lacks points, with their numbers
};

/// Joins the shards of one sweep into `out` (made, or added to when it holds the same sweep). Throws InputError when a
/// part is not a results file or belongs to another sweep, before anything is written. `joined`: what joined_header
/// says of the parts.
MergeReport merge_shards(ResultStore& out, const std::vector<std::string>& parts, const SweepHeader& joined);

/// The header that the joined file has; throws InputError when the parts do not belong together.
SweepHeader joined_header(const std::vector<std::string>& parts);

}  // namespace holdtime
