#pragma once

#include <vector>

#include "scenarios/schema/keys.hpp"

/// Parts of the table of keys, each in a file of its own; scenario_keys() is all of them.
namespace holdtime {

std::vector<KeyInfo> keys_of_journeys();  ///< what a need meets before, during and after a contact
std::vector<KeyInfo> keys_of_money();     ///< money, experience, and how strategies are compared by them

}  // namespace holdtime
