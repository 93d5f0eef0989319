#pragma once

#include "studies/breakeven/crossing.hpp"

namespace holdtime {

/// A change of sign of what counts, between two places told with opposite signs: halved until the last whole number
/// with the one and the first with the other are found, each with as many replications as tell it. Between them there
/// is none, or only such as all replications do not tell.
Crossing find_whole_crossing(DifferenceCurve& curve, const Varied& varied, const DifferencePoint& left,
                             const DifferencePoint& right, std::uint32_t replications);

}  // namespace holdtime
