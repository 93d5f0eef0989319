#pragma once

#include <vector>

#include "sim/ports/description.hpp"
#include "sim/ports/results.hpp"

namespace holdtime {

/// What each surge did. `queue`: the mean number waiting for all calls and chats, by counted interval.
std::vector<SurgeOutcome> surge_outcomes(const Description& description, const std::vector<double>& queue);

/// Of several surges the highest peak; NaN where there is none.
double highest_peak(const std::vector<SurgeOutcome>& surges);
/// And the longest recovery; NaN where one never recovers.
double longest_recovery(const std::vector<SurgeOutcome>& surges);

}  // namespace holdtime
