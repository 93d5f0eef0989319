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
/// InputError with every range that fits no key.
Inputs find_inputs(const Scenario& scenario, const Value& tree);

/// What of experiment.ranges and measured fits no key, and which end of a range makes no scenario: throws InputError
/// with all of it. The file's name is for messages.
void check_inputs(const Scenario& scenario, const Value& tree, const std::string& file);

}  // namespace holdtime
