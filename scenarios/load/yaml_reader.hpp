#pragma once

#include <optional>
#include <string>

#include "scenarios/schema/value.hpp"
#include "sim/core/error.hpp"

namespace holdtime {

/// YAML text to Values with their places in `file`; `lines` false leaves line and column out (a --set has none).
/// Complains about syntax, a second document, repeated keys, missing values, tags, merge keys, keys that are not text
/// or contain a colon, aliases that grow too large, nesting that is too deep. Returns nothing when no tree could be
/// made.
std::optional<Value> parse_yaml(const std::string& text, const std::string& file, bool lines, Problems& problems);

}  // namespace holdtime
