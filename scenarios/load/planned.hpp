#pragma once

#include "scenarios/load/understand.hpp"

namespace holdtime {

/// Keys whose effect is not built yet: typed by their rows of the table, names resolved, and refused as "not available
/// yet" unless their values switch them off.
void check_planned(const Value& tree, const Names& names, Problems& problems);

}  // namespace holdtime
