#pragma once

#include <cstddef>

#include "studies/compare/verdict.hpp"

/// What a verdict says of two strategies, by their numbers; both must be eligible.
namespace holdtime {

const PairVerdict& pair_of(const Verdict& verdict, std::size_t a, std::size_t b);

/// Is a better than b in something?
bool gains(const Verdict& verdict, std::size_t a, std::size_t b);

/// Does a lean to leave more unserved or unsettled than b, without being told?
bool perhaps_leaves_more(const Verdict& verdict, std::size_t a, std::size_t b);

}  // namespace holdtime
