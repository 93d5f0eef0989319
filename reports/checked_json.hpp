#pragma once

#include <nlohmann/json.hpp>
#include <string>

#include "sim/core/error.hpp"

namespace holdtime {

/// Where a text's byte `at` (from 0) stands.
Place place_at(const std::string& text, std::size_t at, const std::string& file);

/// JSON from a file that anybody may have written. Throws InputError at file:line:column, `what` being the noun of the
/// message ("baseline") and `remedy` its end, when the text is not JSON, holds a number too large for a double, or is
/// nested deeper than anything of ours is.
nlohmann::ordered_json checked_json(const std::string& text, const std::string& file, const std::string& what,
                                    const std::string& remedy);

/// A value for a message: shortened, with nothing in it that a terminal obeys.
std::string shown_json(const nlohmann::ordered_json& value);

}  // namespace holdtime
