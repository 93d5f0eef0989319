#pragma once

#include <string>
#include <vector>

#include "reports/document/document.hpp"
#include "studies/compare/compare.hpp"

namespace holdtime {

/// Engine all: for each strategy and channel, the queueing models beside the simulation with the error of each.
std::vector<Table> engine_tables(const Comparison& comparison);

/// All channels of all strategies in one table: by how much each formula misses the simulation's service level.
Table engines_side_by_side(const Comparison& comparison);

/// What the queueing models left out, a line each: "ignored: patience on 'phone' (nobody leaves) [erlang_c]".
std::vector<std::string> ignored_lines(const Comparison& comparison);

}  // namespace holdtime
