#pragma once

#include <nlohmann/json.hpp>
#include <vector>

#include "reports/json_node.hpp"
#include "sim/ports/results.hpp"

namespace holdtime {

/// Figures that were defined by two others: name -> mean, interval and, unless it is a ratio, unit.
nlohmann::ordered_json combined_json(const std::vector<CombinedEstimate>& figures);
std::vector<CombinedEstimate> read_combined(const JsonNode& json);

/// The unit of a figure, as results name it.
const char* unit_word(Unit unit);
Unit read_unit(const JsonNode& json);

}  // namespace holdtime
