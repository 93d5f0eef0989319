#pragma once

#include <string>

namespace holdtime {

/// The JSON Schema (draft 2020-12) of scenario files, from the table of keys and the catalogue of models.
std::string json_schema();

}  // namespace holdtime
