#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "cli/json_text.hpp"
#include "scenarios/schema/range.hpp"

/// What values look like to a validator of JSON Schema (draft 2020-12). Quantities are text or numbers, with and
/// without quotes; whatever the program accepts passes, and of what it refuses as much is marked as patterns and limits
/// can tell.
namespace holdtime::schema {

JsonObject number(const Range& range);
JsonObject natural(const Range& range);
JsonObject share(const Range& range);
JsonObject ratio(const Range& range);
JsonObject points();  ///< of satisfaction, added or taken off: with or without %
JsonObject duration(const Range& range);
JsonObject rate();  ///< 120/h; money per time, too
JsonObject boolean();
JsonObject date();
JsonObject time_zone();
JsonObject hours();
JsonObject weekdays();     ///< of a shift: mon-fri, or a list
JsonObject start_times();  ///< of a shift: "08:00", or "06:00-09:00"
JsonObject condition();
JsonObject scalar();  ///< any text or number
JsonObject one_of(const std::vector<std::string>& words);
JsonObject list_of(const JsonObject& item, std::size_t least);
JsonObject names();
JsonObject any_of(const std::vector<JsonObject>& alternatives);

}  // namespace holdtime::schema
