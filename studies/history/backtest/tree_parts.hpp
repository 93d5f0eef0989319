#pragma once

#include <string>
#include <vector>

#include "scenarios/schema/value.hpp"

/// Parts of a scenario that no file holds.
namespace holdtime {

Value scalar_value(std::string text);
Value list_value(const std::vector<std::string>& items);
Value map_value(std::vector<std::pair<std::string, Value>> entries);
/// What takes a key away.
Value null_value();
/// {file, column} of a table in memory: one column of these numbers.
Value column_value(const std::string& name, const std::vector<double>& numbers);

}  // namespace holdtime
