#pragma once

#include <array>
#include <functional>
#include <span>
#include <vector>

#include "sim/core/time.hpp"

/// Numerical integration in panels of 16 Gauss-Legendre points.
namespace holdtime {

inline constexpr std::size_t panel_points = 16;
using PanelValues = std::array<double, panel_points>;

/// The rule on [0, 1], and the integral of the interpolating polynomial from 0 up to each point.
struct PanelRule {
    PanelValues at, weight;
    std::array<PanelValues, panel_points> up_to;  ///< [point][value]

    double integral(const PanelValues& values) const;
    /// Integrals from the left end to each point, for a panel of width 1.
    PanelValues cumulative(const PanelValues& values) const;
    /// Integral of the interpolating polynomial from 0 to `x` in [0, 1].
    double partial(const PanelValues& values, double x) const;
};
const PanelRule& panel_rule();

/// A stretch in which the integral of a survival function is known at the ends.
struct SurvivalPanel {
    Seconds left = 0, width = 0;
    double integral_left = 0;  ///< from 0 to left
    double integral = 0;       ///< over the panel
    Seconds right() const { return left + width; }
};

/// Lays panels from 0 on, ending at each of `marks` (ascending, positive, finite), then doubling in width, until
/// `enough(panel)` says so after a panel. Each panel's integral is accurate to `accuracy` seconds.
std::vector<SurvivalPanel> lay_panels(const std::function<double(Seconds)>& survival, std::span<const Seconds> marks,
                                      double accuracy, const std::function<bool(const SurvivalPanel&)>& enough);

}  // namespace holdtime
