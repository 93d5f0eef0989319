#pragma once

#include <string>

#include "scenarios/load/understand.hpp"

namespace holdtime {

/// Is the value of the type, within the range and among the names that the row says? Complains otherwise. Blocks, maps
/// and lists are looked into by check_planned() and are only asked here whether they are such.
bool check_value(const Value& value, const KeyInfo& row, const std::string& path, const Names& names,
                 Problems& problems);

/// Is it, in the row's type, the value that the row gives as switched off?
bool is_off_value(const Value& value, const KeyInfo& row);

}  // namespace holdtime
