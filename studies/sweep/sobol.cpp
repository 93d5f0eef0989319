#include "studies/sweep/sobol.hpp"

#include <array>

namespace holdtime {

namespace {

/// A primitive polynomial over GF(2), of this degree, with the coefficients between its ends in the bits of `inner`;
/// and the first `degree` direction integers (odd, integer k below 2^(k + 1)).
struct JoeKuo {
    unsigned degree;
    unsigned inner;
    std::array<std::uint32_t, 7> first;
};

/// Axes 1, 2, ...; axis 0 is van der Corput's sequence.
constexpr std::array<JoeKuo, most_sobol_axes - 1> joe_kuo{{
    {1, 0, {1}},
    {2, 1, {1, 3}},
    {3, 1, {1, 3, 1}},
    {3, 2, {1, 1, 1}},
    {4, 1, {1, 1, 3, 3}},
    {4, 4, {1, 3, 5, 13}},
    {5, 2, {1, 1, 5, 5, 17}},
    {5, 4, {1, 1, 5, 5, 5}},
    {5, 7, {1, 1, 7, 11, 19}},
    {5, 11, {1, 1, 5, 1, 1}},
    {5, 13, {1, 1, 1, 3, 11}},
    {5, 14, {1, 3, 5, 5, 31}},
    {6, 1, {1, 3, 3, 9, 7, 49}},
    {6, 13, {1, 1, 1, 15, 21, 21}},
    {6, 16, {1, 3, 1, 13, 27, 49}},
    {6, 19, {1, 1, 1, 15, 7, 5}},
    {6, 22, {1, 3, 1, 15, 13, 25}},
    {6, 25, {1, 1, 5, 5, 19, 61}},
    {7, 1, {1, 3, 7, 11, 23, 15, 103}},
    {7, 4, {1, 3, 7, 13, 13, 15, 69}},
    {7, 7, {1, 1, 3, 13, 7, 35, 63}},
    {7, 8, {1, 3, 5, 9, 1, 25, 53}},
    {7, 14, {1, 3, 1, 13, 9, 35, 107}},
    {7, 19, {1, 3, 1, 5, 27, 61, 31}},
    {7, 21, {1, 1, 5, 11, 19, 41, 61}},
    {7, 28, {1, 3, 5, 3, 3, 13, 69}},
    {7, 31, {1, 1, 7, 13, 1, 19, 1}},
    {7, 32, {1, 3, 7, 5, 13, 19, 59}},
    {7, 37, {1, 1, 3, 9, 25, 29, 41}},
    {7, 41, {1, 3, 5, 13, 23, 1, 55}},
    {7, 42, {1, 3, 7, 3, 13, 59, 17}},
    {7, 50, {1, 3, 1, 3, 5, 53, 69}},
    {7, 55, {1, 1, 5, 5, 23, 33, 13}},
    {7, 56, {1, 1, 7, 7, 1, 61, 123}},
    {7, 59, {1, 1, 7, 9, 13, 61, 49}},
    {7, 62, {1, 3, 3, 5, 3, 55, 33}},
}};

using Directions = std::array<std::uint32_t, 32>;

/// Direction number k has its integer's bits shifted to lie after the binary point (Bratley and Fox, TOMS 14 (1988),
/// 88-100).
constexpr Directions directions_of(const JoeKuo& row) {
    Directions v{};
    for (unsigned k = 0; k < row.degree; ++k) v[k] = row.first[k] << (31 - k);
    for (unsigned k = row.degree; k < 32; ++k) {
        v[k] = v[k - row.degree] ^ (v[k - row.degree] >> row.degree);
        for (unsigned j = 1; j < row.degree; ++j)
            if ((row.inner >> (row.degree - 1 - j)) & 1) v[k] ^= v[k - j];
    }
    return v;
}

constexpr std::array<Directions, most_sobol_axes> all_directions() {
    std::array<Directions, most_sobol_axes> all{};
    for (unsigned k = 0; k < 32; ++k) all[0][k] = 1u << (31 - k);
    for (std::size_t axis = 1; axis < most_sobol_axes; ++axis) all[axis] = directions_of(joe_kuo[axis - 1]);
    return all;
}

constexpr auto directions = all_directions();

}  // namespace

std::uint32_t sobol_coordinate(std::uint32_t point, std::size_t axis) {
    std::uint32_t x = 0;
    for (std::size_t k = 0; point != 0; ++k, point >>= 1)
        if (point & 1) x ^= directions[axis][k];
    return x;
}

}  // namespace holdtime
