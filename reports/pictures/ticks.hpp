#pragma once

#include <string>
#include <vector>

#include "reports/pictures/pictures.hpp"

namespace holdtime {

/// Do the intervals span more than one local day?
bool several_days(const std::vector<std::string>& labels);

/// Where a time axis has its marks: every few whole hours of one day, or days.
std::vector<ClockPicture::Tick> ticks_of(const std::vector<std::string>& labels);

/// How long an interval is: `half-hour`, `hour`, `15 min`.
std::string step_text(const std::vector<std::string>& labels);

}  // namespace holdtime
