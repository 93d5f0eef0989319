#pragma once

#include <string>
#include <vector>

#include "scenarios/load/tree_path.hpp"
#include "scenarios/schema/value.hpp"

/// Paths into a scenario's tree, as in --set, that know the models, too.
namespace holdtime {

/// A path with a `*` step stands for every name at that place: of those branches that exist down to the last step.
/// Without one, the path alone. Complains at `place` about a path that leads nowhere: unknown names, keys, models and
/// parameters, each with the nearest.
std::vector<Steps> resolve_path(const Value& base, const std::string& path, const Place& place, Problems& problems);

}  // namespace holdtime
