#pragma once

#include <memory>
#include <nlohmann/json.hpp>

#include "reports/json_node.hpp"

namespace holdtime {

struct Value;

/// A scenario's text as JSON, which is a scenario again. Whole numbers, true and false are written as such, everything
/// else in quotes, so that it is read back to the sign.
nlohmann::ordered_json scenario_json(const Value& text);

/// The same, read back; its places are in the file of the document.
std::shared_ptr<const Value> read_scenario_json(const JsonNode& json);

}  // namespace holdtime
