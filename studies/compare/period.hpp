#pragma once

#include <string>
#include <vector>

#include "scenarios/schema/scenario.hpp"

namespace holdtime {

/// When the scenario plays: what a replication is, and what its money is for.
struct Period {
    std::string first, last;         ///< local dates; the last one that is counted
    std::string length;              ///< "1 day", "5 days", "105min"
    std::string warm_up, cool_down;  ///< played before and after, and not counted: "8h"; "" = none
};

/// `interval_labels`: local start of each counted interval, ISO 8601.
Period period_of(const CalendarSpec& calendar, const std::vector<std::string>& interval_labels);

}  // namespace holdtime
