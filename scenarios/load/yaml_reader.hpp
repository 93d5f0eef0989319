#pragma once

#include <optional>
#include <string>

#include "scenarios/schema/value.hpp"
#include "sim/core/error.hpp"

namespace holdtime {

/// A null is no value. Where it may take a key away, as the value of a --set or of a sweep's list, it is kept:
/// complain_about_nulls() speaks of the others.
enum class Nulls { refused, kept };

struct YamlOptions {
    bool lines = true;  ///< false leaves line and column out of places (a --set has none)
    Nulls nulls = Nulls::refused;
};

/// YAML text to Values with their places in `file`. Complains about syntax, a second document, repeated keys, missing values, tags, merge keys, keys that are not text
/// or contain a colon, aliases that grow too large, nesting that is too deep. Returns nothing when no tree could be
/// made.
std::optional<Value> parse_yaml(const std::string& text, const std::string& file, const YamlOptions& options,
                                Problems& problems);

/// Complains about every null that was kept in `value`.
void complain_about_nulls(const Value& value, Problems& problems);

}  // namespace holdtime
