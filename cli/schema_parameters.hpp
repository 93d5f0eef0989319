#pragma once

#include <string_view>

#include "cli/json_text.hpp"
#include "models/catalogue.hpp"

namespace holdtime::schema {

/// A model of the family: its short forms, then `{name: {parameters}}` with each parameter's type and limits.
JsonObject family(const Family& family);

/// A distribution of bare numbers where one of durations has durations, `constant` apart.
JsonObject law_of_numbers();

/// The names of the family's models that need no parameters, so that the name alone will do.
std::vector<std::string> names_alone(const Family& family);

/// What the table of parameters calls this type; whatever it calls one that is not known here is a mistake of ours.
JsonObject parameter(const ParameterInfo& parameter);

}  // namespace holdtime::schema
