#pragma once

#include <cstdint>
#include <vector>

namespace holdtime {

/// Agents present in one group, per counted interval of the grid (warm-up left out: it repeats the first).
using GroupPlan = std::vector<std::uint32_t>;

/// Staffing of one strategy: a GroupPlan per agent group.
using Plan = std::vector<GroupPlan>;

}  // namespace holdtime
