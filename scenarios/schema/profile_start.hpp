#pragma once

#include <string>

#include "scenarios/schema/scenario.hpp"

namespace holdtime {

/// A day's or week's worth of values in a calendar that starts at a time of day begins at that time, where it may have
/// been meant from midnight: a sentence that says so; "" where nothing can be mistaken. `value` as in
/// expand_per_interval.
std::string profile_start_remark(const Value& value, const std::string& path, const CalendarSpec& calendar);

}  // namespace holdtime
