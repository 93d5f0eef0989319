#pragma once

#include <string_view>

namespace holdtime {

/// The scenario that `holdtime init` writes: commented, complete, needing no other file.
std::string_view starter_scenario();

}  // namespace holdtime
