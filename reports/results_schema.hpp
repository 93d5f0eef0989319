#pragma once

#include <string>

namespace holdtime {

/// The JSON Schema (draft 2020-12) of what `holdtime run --format json` writes, from the tables of figures and items.
std::string results_schema();

}  // namespace holdtime
