#pragma once

#include <cstdint>
#include <vector>

#include "studies/breakeven/curve.hpp"

namespace holdtime {

/// The points of a grid, in order, and more where some are not told between two that are told alike: there the curves
/// touch, or cross twice. About the place that is nearest to the other sign the grid is halved, until a place has that
/// sign, or it has been halved six times. What is not told in the end has had all replications.
std::vector<const DifferencePoint*> looked_closer(DifferenceCurve& curve, const Varied& varied,
                                                  std::vector<const DifferencePoint*> grid, std::uint32_t replications);

}  // namespace holdtime
