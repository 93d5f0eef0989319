#pragma once

#include <string>
#include <vector>

#include "scenarios/schema/scenario.hpp"
#include "sim/ports/description.hpp"

namespace holdtime {

/// A sentence for each voice or chat channel that is open while nobody is on duty who has it, though customers are
/// expected then: the hours, and how many come. "nobody is on duty 00:00-06:00 and 21:00-24:00 although phone is open:
/// 34 contacts a day come then". Likewise for reasons that nobody on duty serves while others of the channel are.
std::vector<std::string> unstaffed_hours(const CalendarSpec& calendar, const Description& strategy);

}  // namespace holdtime
