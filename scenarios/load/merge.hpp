#pragma once

#include <string>

#include "scenarios/load/setting.hpp"
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

/// One setting of the command line, laid on `base` at every branch that its path stands for; null takes the key away.
/// Complains at "--set '...'" (or the option that was typed) about what cannot be read and about names of blocks that
/// do not exist, with the nearest.
void apply_set(Value& base, const Setting& setting, Problems& problems);

}  // namespace holdtime
