#pragma once

#include <string>
#include <vector>

#include "studies/sweep/paths.hpp"

namespace holdtime {

/// Shares that must add up to 1, some of which a sweep sets.
struct ShareBlock {
    Steps steps;                      ///< of the map of shares
    std::vector<std::string> varied;  ///< its entries that are set; empty = all are
};

/// Scales the shares that are not varied so that all add up to 1; when all are varied, all are scaled. Complains when
/// that cannot be done: the varied ones exceed 1, or there is nothing left to scale.
void renormalise(Value& tree, const ShareBlock& block, Problems& problems);

}  // namespace holdtime
