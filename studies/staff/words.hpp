#pragma once

#include <string>
#include <vector>

#include "studies/staff/staff.hpp"

namespace holdtime {

/// The answer in one or two sentences: who meets the targets with the fewest money and people, and who does not.
std::string staffing_text(const Staffing& staffing);

/// What to know before building on it, the worst first: targets missed, hours without anybody, what is not told.
std::vector<std::string> staffing_caveats(const Staffing& staffing);

}  // namespace holdtime
