#pragma once

#include <string>

#include "scenarios/schema/scenario.hpp"
#include "sim/ports/people.hpp"

namespace holdtime {

/// How the agents of the group of this name differ.
PeopleDescription describe_people(const std::string& group, const AgentGroup& about);

}  // namespace holdtime
