#pragma once

#include "models/staffing/search/search.hpp"

namespace holdtime {

/// Says in the needs' notes how sure the answer is, which targets cannot be met, and what that would take.
void add_notes(const SearchAnswer& answer, const SearchQuestion& question, const StaffingNeeds& needs);

}  // namespace holdtime
