#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <span>
#include <vector>

#include "models/distributions/gamma_function.hpp"

namespace holdtime {

/// Quantiles of a continuous law on (0, infinity) that has no closed form. With v = min(u, 1 - u), ln x is interpolated
/// by cubic Hermite polynomials in v; each octave of v (52 down to 2^-53, for either side) has as many equal cells as
/// it needs. Monotone, and the same bits everywhere: + - * / and sim/core/elementary.hpp alone.
class QuantileTable {
public:
    using Tail = std::function<TailPoint(double log_x)>;

    /// `lower` is asked for x up to the median, `upper` from there on; times `scale` x is in seconds.
    QuantileTable(const Tail& lower, const Tail& upper, double scale);

    /// x[i] = quantile of u[i] (u nearer than 2^-53 to 0 or 1 counts as that near); x and u may be the same array.
    void quantiles(std::span<const double> u, std::span<double> x) const;

    /// Largest relative error seen at the middles of the cells, where a cubic Hermite interpolation is worst.
    double error() const { return error_; }
    std::size_t cells() const { return cells_.size(); }

    static constexpr double tolerance = 2e-9;
    static constexpr int octaves = 52;

private:
    using Cell = std::array<double, 4>;  ///< ln x as a polynomial in the share of the cell that v has passed
    struct Knot {
        double log_x, slope;  ///< slope: d ln x / dv
    };
    Knot solve(const Tail& tail, double v, double guess) const;
    std::vector<Knot> refined(const Tail& tail, const std::vector<Knot>& knots, double start, double width,
                              double& worst) const;
    Knot fill_octave(const Tail& tail, int side, int octave, Knot right);

    std::array<double, 2 * octaves> cells_in_octave_{};
    std::array<std::int32_t, 2 * octaves> first_cell_{};
    std::vector<Cell> cells_;
    double log_scale_ = 0;
    double error_ = 0;
};

}  // namespace holdtime
