#pragma once

#include <vector>

#include "studies/setup.hpp"
#include "studies/staff.hpp"

namespace holdtime {

/// Staffs every strategy again with its service-level targets moved by ten and five points down and up, starting from the
/// plans of `found`.
std::vector<StrategyCurve> trade_off(const Scenario& scenario, const Setup& found, StaffingSettings settings);

}  // namespace holdtime
