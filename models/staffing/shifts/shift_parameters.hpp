#pragma once

#include <vector>

#include "models/catalogue.hpp"

namespace holdtime {

/// What a shift of `types` may say of itself, and what a break of its list `breaks`: for help and the JSON Schema.
const std::vector<ParameterInfo>& shift_parameters();
const std::vector<ParameterInfo>& break_parameters();

}  // namespace holdtime
