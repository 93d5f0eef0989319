#pragma once

#include <nlohmann/json.hpp>

#include "reports/json_node.hpp"
#include "sim/ports/results.hpp"

/// What a strategy's cost is made of, item by item, in its total and every part: `items` of a report in JSON.
namespace holdtime {

/// Items that a part does not pay are left out.
nlohmann::ordered_json items_json(const StrategyResults& strategy);
/// The reverse; `json` is the strategy.
void read_items(const JsonNode& json, StrategyResults& strategy);

}  // namespace holdtime
