#pragma once

#include <string>
#include <vector>

#include "studies/sweep/store.hpp"

namespace holdtime {

/// What a sweep found, in a sentence each: between which points cost and service level lie. Nothing where no point is
/// done, or where there are so many that reading them all takes long.
std::vector<std::string> sweep_answer(const ResultStore& store);

}  // namespace holdtime
