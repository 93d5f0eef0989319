#pragma once

#include <string>
#include <variant>
#include <vector>

#include "reports/json_node.hpp"
#include "studies/breakeven/breakeven.hpp"
#include "studies/check/check.hpp"
#include "studies/compare/compare.hpp"
#include "studies/staff/staff.hpp"
#include "studies/tornado/tornado.hpp"

/// Results that were saved as JSON, whatever command they are of, read again: what is rendered of them is what the
/// command itself would have rendered.
namespace holdtime {

using Saved = std::variant<Comparison, Staffing, Breakeven, Tornado, std::vector<ScenarioCheck>>;

/// Throws InputError at `file` (and the line where reading failed) when the text is no such results.
Saved read_saved(const std::string& text, const std::string& file);

Staffing read_staffing(const JsonNode& json);
Breakeven read_breakeven(const JsonNode& json);
Tornado read_tornado(const JsonNode& json);
std::vector<ScenarioCheck> read_checks(const JsonNode& json);

}  // namespace holdtime
