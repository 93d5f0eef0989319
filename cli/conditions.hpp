#pragma once

#include <optional>
#include <string>
#include <vector>

#include "scenarios/schema/scenario.hpp"
#include "sim/ports/results.hpp"

namespace holdtime {

/// One --fail-if: `strategy.part.name.figure <op> value[unit]`, as in `mixed.channels.phone.service_level < 80%` or
/// `mixed.total.cost > 5000`. The check fails when it holds.
struct Condition {
    enum class Comparison { less, at_most, more, at_least, equal, unequal };
    std::string text;
    std::string strategy;
    std::string part;  ///< total, channels, agent_groups, segments or reasons
    std::string name;  ///< of the channel, group, ... ; "" in the total
    Figure figure = Figure::offered;
    Comparison comparison = Comparison::less;
    double value = 0;  ///< shares as 0..1, waits in seconds
};

/// Understands the text and finds its names in the scenario; throws InputError that says what is there instead.
Condition parse_condition(const std::string& text, const Scenario& scenario);

/// What is wrong, for the user, if the condition holds, or if its figure does not exist (so that nothing can be promised).
std::optional<std::string> broken(const Condition& condition, const Results& results);

}  // namespace holdtime
