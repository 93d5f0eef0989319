#pragma once

#include <string>
#include <vector>

#include "scenarios/load/setting.hpp"
#include "scenarios/schema/scenario.hpp"

namespace holdtime {

struct LoadOptions {
    std::vector<std::string> overlays;  ///< files, later wins
    std::vector<Setting> sets;          ///< later wins, after the overlays
};

/// Reads a scenario ("-" = standard input), lays the overlays and settings over it, checks and types everything that
/// needs no model. Throws InputError with every problem at once (file:line:column), MachineError when a file cannot be
/// read for reasons that are not the user's.
Scenario load_scenario(const std::string& file, const LoadOptions& options = {});

/// The same in two steps, for those who vary a scenario many times: what was written, merged, with its data files read
/// ahead; and what it means. The file's name is for messages.
Value load_tree(const std::string& file, const LoadOptions& options = {});
Scenario understand_tree(const Value& tree, const std::string& file);

}  // namespace holdtime
