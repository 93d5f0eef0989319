#pragma once

#include <string>
#include <vector>

#include "scenarios/schema/scenario.hpp"
#include "studies/breakeven/varied.hpp"

namespace holdtime {

/// An input with the range in which it may lie.
struct RangedInput {
    Varied varied;
    std::string low, high;  ///< the ends, each in the unit in which it is known
    std::string source;
};

struct Inputs {
    std::vector<RangedInput> ranged;
    std::vector<std::string> without;  ///< paths of numbers of which no range is known
};

/// All numbers about customers, work, agents and money in the scenario as written, and the defaults it rests on. Throws
/// InputError with every range, and every path of `measured`, that fits no key.
Inputs find_inputs(const Scenario& scenario, const Value& tree);

/// What is wrong with `experiment.ranges` and `measured`, told at once: paths that lead nowhere, ends that are no
/// numbers of one unit. Where the scenario is right but for them, also each end that its key refuses. `tree` as
/// LoadedScenario keeps it, `file` its name for messages; nothing is simulated.
void check_ranges(const Value& tree, const std::string& file, bool scenario_is_right, Problems& problems);

}  // namespace holdtime
