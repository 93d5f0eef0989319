#pragma once

#include <cstdint>
#include <vector>

#include "studies/breakeven/curve.hpp"

namespace holdtime {

/// Where the difference of the two sides changes its sign.
struct Crossing {
    Estimate at;            ///< in the unit of the varied path
    std::size_t below = 0;  ///< which side is better below it
    std::size_t above = 1;
    /// Of what counts: the last whole number at which `below` is told, and the first at which `above` is. `at` lies on
    /// the straight line that joins the differences there.
    double last_below = 0, first_above = 0;
    bool jumps = false;   ///< the difference does not pass through 0 there, but jumps over it
    bool bounded = true;  ///< false: the interval ends where the range does, for want of replications
};

inline constexpr std::size_t grid_places = 9;
/// Confidence at which a place is told, and of its interval: many places are looked at, and some again and again.
inline constexpr double place_confidence = 0.999;

/// All changes of sign of the difference that a grid over the range shows.
///
/// State: the difference D of the two sides at any place x, as a mean over replications that play the same customers
/// at every x (common random numbers): D moves with x by what x does, and hardly by chance.
/// 1. A coarse grid (9 places, of a whole number at most so many) with few replications; where |D| is below what tells
/// its sign at level 0.001 they double: up to the number asked for while no crossing is known, else up to 40.
/// Where places are not told between two that are told alike, the curves touch there or cross twice: about the place
/// that is nearest to the other sign the grid is halved, six times at most, until one has that sign (closer.hpp).
/// Neighbours told with opposite signs bracket a crossing; of what counts the bracket is cut to whole numbers that are
/// told (whole_crossing.hpp), and else
/// 2. Each bracket shrinks by the Illinois rule (Dowell and Jarratt, BIT 11, 1971) until a place's sign is not told.
/// 3. Two places about as far apart as the interval, between which the mean changes its sign, get a pilot's and then
/// all replications; between them D is taken for straight, replication by replication: the estimate is the root of the
/// means, its interval all x whose paired interval of D spans 0 (Fieller, JRSS B 16, 1954). It inverts a test of fixed
/// size, wherever the two places lie.
/// The interval is conditional on one crossing in the bracket: two between neighbours told alike are not seen.
std::vector<Crossing> find_crossings(DifferenceCurve& curve, const Varied& varied, const Sides& sides,
                                     std::uint32_t replications);

/// Root and interval of a straight line through two places, of which each replication has its own pair of differences.
struct LineRoot {
    double at = 0, low = 0, high = 0;
    bool bounded = false;  ///< false: its slope is not told from none
};
LineRoot line_root(const DifferencePoint& one, const DifferencePoint& other, double confidence);

/// Which sign does the difference have? -1, 1, or 0 where the replications do not tell at level 0.001.
int told_sign(const DifferencePoint& point);

/// The place, with as many replications as tell its sign, up to these.
const DifferencePoint& told_place(DifferenceCurve& curve, double x, std::uint32_t replications);

/// The places of a grid over the range, at most so many.
std::vector<double> grid_over(const Varied& varied, std::size_t most);

}  // namespace holdtime
