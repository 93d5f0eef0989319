#pragma once

#include "models/staffing_needs.hpp"

namespace holdtime {

/// What a planner with Erlang's formulas would staff: Erlang A for calls, the chat pool for chats, deferred work spread
/// over the day, added up. For any group; channels without a target are staffed for 80 % within their T (20 s if none).
GroupPlan erlang_plan(const StaffingNeeds& needs, const CalendarSpec& calendar, std::size_t group);

}  // namespace holdtime
