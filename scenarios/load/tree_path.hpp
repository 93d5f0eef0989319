#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "scenarios/schema/value.hpp"
#include "sim/core/error.hpp"

/// Paths into a scenario's tree, as in --set and in sweeps. A step into a list is an item's number from 1, or, in
/// `skills`, the name of a channel; a `*` stands for every name (or item) at its place.
namespace holdtime {

using Steps = std::vector<std::string>;

/// The steps of a written path; complains about an empty one and about a path that is too long.
std::optional<Steps> read_path(std::string_view text, const Place& place, Problems& problems);

/// The value at the end of the path, or null.
const Value* find_value(const Value& tree, const Steps& steps);
Value* find_value(Value& tree, const Steps& steps);

/// Every branch that the path stands for: of a path with a `*` those that exist down to the last step, of another the
/// path alone. Items of one list come last first, so that they can be taken away one after the other.
std::vector<Steps> expand_stars(const Value& tree, const Steps& path);

/// Says what is wrong with a path from the model of the family at steps[at] on; "" = nothing.
using ModelCheck = std::function<std::string(const std::string& family, const Steps& steps, std::size_t at)>;

/// Walks the path down the table of keys and says, with the nearest right thing, where it leads nowhere: unknown names,
/// keys and items of lists. "" = nothing is wrong.
std::string path_problem(const Value& tree, const Steps& steps, const ModelCheck& check_model);

/// Only of items of lists that are not there. "" = nothing is wrong.
std::string item_problem(const Value& tree, const Steps& steps);

/// Lays `value` (short forms not yet expanded) on the tree at the end of the path; a null takes away what stands there.
void set_value(Value& tree, const Steps& steps, Value value);

}  // namespace holdtime
