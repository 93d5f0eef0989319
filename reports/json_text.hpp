#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>
#include <vector>

#include "sim/core/error.hpp"

namespace holdtime {

/// The keys (and positions in lists) that lead to a value.
using JsonPath = std::vector<std::string>;

/// A JSON text that may hold anything: complains (InputError at line and column) about what is not JSON after RFC 8259,
/// numbers beyond a double, a key that stands twice in one object, nesting and sizes that no results of ours have.
/// `what`, `remedy`: before and after the problem, as in "damaged baseline (PROBLEM); restore it".
nlohmann::ordered_json parse_json(const std::string& text, const std::string& file, const std::string& what,
                                  const std::string& remedy = "");

/// Where a value stands in a JSON text that parse_json has read.
Place place_in_json(const std::string& text, const std::string& file, const JsonPath& path);

/// The number, or list of them; null for what is none (NaN, infinite).
nlohmann::ordered_json finite_json(double value);
nlohmann::ordered_json finite_json(const std::vector<double>& values);

/// A value for a message: shortened, with nothing in it that a terminal obeys.
std::string shown_json(const nlohmann::ordered_json& value);

/// A report in JSON as it may reach a terminal or a log: nothing in it that a terminal obeys.
std::string json_document(const nlohmann::ordered_json& report);

}  // namespace holdtime
