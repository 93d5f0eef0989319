#pragma once

#include <string>
#include <vector>

#include "studies/check/check.hpp"

namespace holdtime {

/// What became of one or several figures of a strategy.
struct ChangeCause {
    bool changed = true;  ///< else new
    std::string figures;  ///< `desk.total.cost, also in channels.phone and agent_groups.phone desk (3 figures)`
    std::vector<std::string> paths;  ///< in `figures`
    std::string what;                ///< `1,008 -> 1,108 EUR a day, +101 ± 1 (threshold 2.02)`
    double thresholds = 0;           ///< how far it changed, in thresholds; infinite where it is gone
};

/// The figures that are not as they were, by what may have done it: what changed alike in several parts, as the cost of
/// an agent group and of all, and what is gone of a strategy, or new. The worst first.
std::vector<ChangeCause> causes_of(const ScenarioCheck& check);

}  // namespace holdtime
