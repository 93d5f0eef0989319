#pragma once

#include <string>

#include "scenarios/schema/value.hpp"

namespace holdtime {

/// 16 hexadecimal digits (FNV-1a, 64 bits) of everything written in the merged tree and of the data columns it names.
/// Comments, places, the order of keys with a fixed meaning, and which file said what do not matter; the order of the
/// user's own names does, as it numbers the random streams.
std::string hash_of(const Value& tree);

}  // namespace holdtime
