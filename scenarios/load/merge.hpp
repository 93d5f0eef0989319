#pragma once

#include <string>
#include <vector>

#include "scenarios/schema/value.hpp"
#include "sim/core/error.hpp"

namespace holdtime {

/// Writes short forms out wherever the table of keys says that a model stands: `staffing: 9` becomes {fixed: 9}, a bare
/// duration {exponential: {mean: it}}, {exponential: 4min} {exponential: {mean: 4min}}, `infinite` {infinite: {}}, and
/// a bare model name {name: {}}. `pattern` is that of `value` in the table ("" = the top).
void expand_short_forms(Value& value, const std::string& pattern = "");

/// Lays `over` on `base`, both expanded: maps merge; lists, scalars, and model blocks that name another model are
/// replaced.
void merge(Value& base, Value over, const std::string& pattern = "");

/// Lays `value` (short forms not yet expanded) on `base` at the end of a path of names and keys.
void set_value(Value& base, const std::vector<std::string>& steps, Value value);

/// One `path.to.key=value` of the command line, laid on `base`. Complains at "--set '...'" about what cannot be read
/// and about names of blocks that do not exist, with the nearest.
void apply_set(Value& base, const std::string& setting, Problems& problems);

}  // namespace holdtime
