#pragma once

#include <optional>
#include <string>

#include "scenarios/schema/scenario.hpp"

namespace holdtime {

/// `always`, "08:00-20:00" (every day), or a map (or list of maps) of weekdays (mon, mon-fri, "mon,wed") to a span or a
/// list of spans. Complains about anything else.
std::optional<Hours> read_hours(const Value& value, const std::string& what, Problems& problems);

}  // namespace holdtime
