#pragma once

#include <nlohmann/json.hpp>

#include "reports/json_node.hpp"
#include "studies/compare/compare.hpp"

namespace holdtime {

/// What the comparison of a report says of targets and pairs: written beside `baseline` and `differences`.
void write_judged(const Comparison& comparison, nlohmann::ordered_json& json);

/// The same, read back; a report of before there were any leaves them empty.
void read_judged(const JsonNode& json, Comparison& comparison);

/// Of one world's strategies, by their names: what became of their targets. `labels` are those of the intervals.
nlohmann::ordered_json targets_json(const std::vector<StrategyResults>& strategies,
                                    const std::vector<std::string>& labels);
/// The same, read back from beside other keys.
void read_targets(const JsonNode& json, const std::vector<std::string>& labels,
                  std::vector<StrategyResults>& strategies);

/// Two strategies each against each other, without the price that may be put on them.
nlohmann::ordered_json pairs_json(const std::vector<PairOutcome>& pairs);
std::vector<PairOutcome> read_pairs(const JsonNode& json);

/// `met`, `on_the_line` ...: the same words wherever a target is judged.
const char* target_state_word(TargetState state);

/// When a scenario plays; warm_up and cool_down only where there are any.
nlohmann::ordered_json period_json(const Period& period);
Period read_period(const JsonNode& json);

TargetState read_target_state(const JsonNode& json);

/// A figure with its interval: null where it does not exist.
nlohmann::ordered_json json_of(const Estimate& value);
Estimate estimate_of(const JsonNode& json);

}  // namespace holdtime
