#pragma once

#include <string>
#include <vector>

#include "scenarios/schema/scenario.hpp"

/// Service-level targets, moved: those of the channels that a strategy offers, and those that its staffing models have
/// of their own.
namespace holdtime {

/// Moves every target by so much, or as far as it can be moved, and returns the change of the one that moved most.
double move_targets(Scenario& scenario, std::size_t strategy, double change);

/// Ascending, 0 among them: ten and five points down and up, in smaller steps where targets are high already, and none
/// that moves no target further than another does.
std::vector<double> useful_changes(const Scenario& scenario, std::size_t strategy);

/// Why moving targets would change nothing, or "".
std::string why_none_moves(const Scenario& scenario, std::size_t strategy);

}  // namespace holdtime
