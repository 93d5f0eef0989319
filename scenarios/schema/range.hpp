#pragma once

#include <limits>

namespace holdtime {

/// Which numbers a key or a parameter may have, in its unit: durations in seconds, shares from 0 to 1.
struct Range {
    double low = -std::numeric_limits<double>::infinity();
    double high = std::numeric_limits<double>::infinity();
    bool low_excluded = false, high_excluded = false;

    constexpr bool has_low() const { return low > -std::numeric_limits<double>::infinity(); }
    constexpr bool has_high() const { return high < std::numeric_limits<double>::infinity(); }
    constexpr bool limited() const { return has_low() || has_high(); }
    constexpr bool contains(double x) const {
        return (low_excluded ? x > low : x >= low) && (high_excluded ? x < high : x <= high);
    }
};

constexpr Range at_least(double low) { return {low}; }
constexpr Range above(double low) { return {low, std::numeric_limits<double>::infinity(), true}; }
constexpr Range between(double low, double high) { return {low, high}; }
constexpr Range from_to_below(double low, double high) { return {low, high, false, true}; }
/// Between the two, neither of them included.
constexpr Range inside(double low, double high) { return {low, high, true, true}; }

}  // namespace holdtime
