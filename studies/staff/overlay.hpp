#pragma once

#include <string>

#include "studies/staff/staff.hpp"

namespace holdtime {

/// The plans as an overlay for `-f`: every group's staffing becomes `per_interval`.
std::string overlay(const Staffing& staffing);

}  // namespace holdtime
