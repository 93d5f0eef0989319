#pragma once

#include <string>
#include <utility>

#include "scenarios/schema/scenario.hpp"
#include "studies/pools/returns.hpp"

namespace holdtime {

/// The model that says how many a group needs, with its parameters: its own, or what its shifts are to cover. "" and
/// null where shifts cover what is usual (models/staffing/requirement/erlang_plan.hpp).
std::pair<std::string, const Value*> requirement_of(const ModelChoice& staffing);

/// Is that a formula that counts redials and repeats?
bool staffs_for_all(const ModelChoice& staffing);

/// What is asked for the usual plan: Erlang A of calls, the chat pool of chats.
AskAnyPool usual_formula();

/// Of each channel the formula by which its first group is staffed, where queueing models have it; else the usual one.
AskAnyPool formula_of(const Strategy& strategy, const Description& description);

}  // namespace holdtime
