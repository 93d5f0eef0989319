#pragma once

#include <nlohmann/json.hpp>

#include "reports/json_node.hpp"
#include "sim/ports/results.hpp"

/// What single days make of a channel's figures, and how many customers had been answered when; as JSON and back.
namespace holdtime {

/// `{"phone": {"service_level": {"p10", "p50", "p90", "met", "dots"}, ..}}`; `met` is the share of days on which the
/// channel's target for that figure held, null where it has none.
nlohmann::ordered_json days_json(const StrategyResults& strategy);
/// `{"phone": {"within": [seconds], "share": [of the offered]}}`
nlohmann::ordered_json waits_json(const StrategyResults& strategy);

/// Reads both of a strategy; an earlier version wrote neither.
void read_days(const JsonNode& json, StrategyResults& strategy);

}  // namespace holdtime
