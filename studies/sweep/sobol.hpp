#pragma once

#include <cstddef>
#include <cstdint>

namespace holdtime {

inline constexpr std::size_t most_sobol_axes = 37;

/// Coordinate of one point of Sobol's sequence, as 32 bits after the binary point; `axis` counts from 0, below
/// most_sobol_axes. Points come in natural order: the first 2^k of them fill every elementary interval evenly.
/// Direction numbers: S. Joe and F. Y. Kuo, SIAM J. Sci. Comput. 30 (2008), 2635-2654 (new-joe-kuo-6).
std::uint32_t sobol_coordinate(std::uint32_t point, std::size_t axis);

}  // namespace holdtime
