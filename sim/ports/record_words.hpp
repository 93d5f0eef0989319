#pragma once

#include <string_view>

#include "sim/ports/records.hpp"

/// What files and results call the values of records.
namespace holdtime {

std::string_view word_of(Outcome outcome);
std::string_view word_of(Cause cause);
std::string_view word_of(Next next);  ///< "" for nothing
std::string_view word_of(Fate fate);

}  // namespace holdtime
