#pragma once

#include "studies/setup/setup.hpp"
#include "studies/staff/staff.hpp"

namespace holdtime {

/// Staffs the strategy again with its service-level targets moved down and up, starting from its plan in `found`. Adds
/// to `contacts`.
StrategyCurve trade_off(const Scenario& scenario, std::size_t strategy, const Setup& found,
                        const StaffingSettings& settings, std::uint64_t& contacts);

}  // namespace holdtime
