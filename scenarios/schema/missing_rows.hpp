#pragma once

#include <cstdint>
#include <string>

#include "scenarios/schema/local_clock.hpp"
#include "scenarios/schema/parameters.hpp"

namespace holdtime {

/// Of a column with too few rows for its interval starts: "the row of 2026-03-02T13:00 is missing", or how many such
/// rows there are; "" when no row is missing between others.
std::string missing_rows(const Column& column, const LocalClock& clock, std::int64_t interval);

}  // namespace holdtime
