#pragma once

#include <string_view>

namespace holdtime {

/// What editors look for beside it; its first line names it.
inline constexpr std::string_view starter_schema = "holdtime.schema.json";

/// The scenario that `holdtime init` writes: commented, complete, needing no other file.
std::string_view starter_scenario();

}  // namespace holdtime
