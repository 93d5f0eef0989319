#include "models/distributions/quantile_table.hpp"

#include <algorithm>
#include <bit>
#include <cassert>
#include <cmath>

#include "sim/core/clones.hpp"
#include "sim/core/elementary.hpp"

namespace holdtime {
namespace {

constexpr double largest_v = 0x1.fffffffffffffp-2;  // just below 1/2
constexpr double smallest_v = 0x1.0p-53;
constexpr int most_halvings = 15;

/// Cubic Hermite: value at share s of a cell of this width.
std::array<double, 4> hermite(double left, double left_slope, double right, double right_slope, double width) {
    const double rise = right - left, a = left_slope * width, b = right_slope * width;
    return {left, a, 3 * rise - 2 * a - b, a + b - 2 * rise};
}

HOLDTIME_CLONES void interpolate(const double* u, double* x, std::size_t n, const double* cells_in_octave,
                                 const std::int32_t* first_cell, const double* cells, double log_scale) {
    HOLDTIME_ELEMENTWISE
    for (std::size_t i = 0; i < n; ++i) {
        const bool upper = u[i] >= 0.5;
        double v = upper ? 1 - u[i] : u[i];
        v = v < largest_v ? v : largest_v;
        v = v > smallest_v ? v : smallest_v;
        const auto bits = std::bit_cast<std::uint64_t>(v);
        const auto octave = 1021 - static_cast<std::int32_t>(bits >> 52) + (upper ? QuantileTable::octaves : 0);
        const double mantissa = std::bit_cast<double>((bits & 0x000fffffffffffff) | 0x3ff0000000000000) - 1;
        const double position = mantissa * cells_in_octave[octave];
        const auto within = static_cast<std::int32_t>(position);
        const double s = position - within;
        const double* c = cells + 4 * (first_cell[octave] + within);
        x[i] = log_scale + (c[0] + s * (c[1] + s * (c[2] + s * c[3])));
    }
}

}  // namespace

/// ln v = tail(ln x), by Newton's method in ln x, where tails are nearly straight, kept inside a shrinking bracket.
QuantileTable::Knot QuantileTable::solve(const Tail& tail, double v, double guess) const {
    const double target = natural_log(v);
    double low = -1e300, high = 1e300, log_x = guess;
    TailPoint point = tail(log_x);
    for (int step = 0; step < 200; ++step) {
        const double error = point.log_probability - target;
        const bool too_high = point.slope > 0 ? error > 0 : error < 0;
        (too_high ? high : low) = log_x;
        double next = log_x - error / point.slope;
        if (!(next > log_x - 5)) next = log_x - 5;  // the curve may be nearly flat far away
        if (!(next < log_x + 5)) next = log_x + 5;
        if (next < low || next > high) next = 0.5 * (low + high);
        const double change = std::fabs(next - log_x);
        log_x = next;
        point = tail(log_x);
        if (change <= 1e-9 * std::max(1.0, std::fabs(log_x))) break;  // quadratic: the next change would be 1e-18
    }
    return {log_x, 1 / (v * point.slope)};
}

/// Knots at twice as many places; `worst` becomes the interpolation's largest error at the new ones.
std::vector<QuantileTable::Knot> QuantileTable::refined(const Tail& tail, const std::vector<Knot>& knots, double start,
                                                        double width, double& worst) const {
    std::vector<Knot> finer = {knots.front()};
    worst = 0;
    for (std::size_t i = 0; i + 1 < knots.size(); ++i) {
        const auto c = hermite(knots[i].log_x, knots[i].slope, knots[i + 1].log_x, knots[i + 1].slope, width);
        const double guess = c[0] + 0.5 * (c[1] + 0.5 * (c[2] + 0.5 * c[3]));
        const auto [low, high] = std::minmax(knots[i].log_x, knots[i + 1].log_x);  // a wide cell's cubic may overshoot
        finer.push_back(solve(tail, start + (static_cast<double>(i) + 0.5) * width, std::clamp(guess, low, high)));
        finer.push_back(knots[i + 1]);
        worst = std::max(worst, std::fabs(guess - finer[finer.size() - 2].log_x));
    }
    return finer;
}

/// Halves the cells of [start, 2 start) until the middles are right; returns the knot at its left end.
QuantileTable::Knot QuantileTable::fill_octave(const Tail& tail, int side, int octave, Knot right) {
    const double start = std::ldexp(0.25, -octave);
    const double change = right.slope * start * 1.3862943611198906;  // were ln x straight in ln v
    const Knot left = solve(tail, start, right.log_x - std::clamp(change, -1.0, 1.0));
    std::vector<Knot> knots = {left, right};
    double width = start, worst = 1;
    for (int halvings = 0; halvings < most_halvings; ++halvings) {
        auto finer = refined(tail, knots, start, width, worst);
        if (worst <= tolerance) break;
        knots = std::move(finer);
        width /= 2;
    }
    error_ = std::max(error_, worst);
    const auto slot = static_cast<std::size_t>(side * octaves + octave);
    cells_in_octave_[slot] = static_cast<double>(knots.size() - 1);
    first_cell_[slot] = static_cast<std::int32_t>(cells_.size());
    for (std::size_t i = 0; i + 1 < knots.size(); ++i)
        cells_.push_back(hermite(knots[i].log_x, knots[i].slope, knots[i + 1].log_x, knots[i + 1].slope, width));
    return left;
}

QuantileTable::QuantileTable(const Tail& lower, const Tail& upper, double scale) : log_scale_(natural_log(scale)) {
    const double median = solve(lower, 0.5, 0).log_x;
    for (int side = 0; side < 2; ++side) {
        const Tail& tail = side == 0 ? lower : upper;
        Knot right = solve(tail, 0.5, median);
        for (int octave = 0; octave < octaves; ++octave) right = fill_octave(tail, side, octave, right);
    }
}

void QuantileTable::quantiles(std::span<const double> u, std::span<double> x) const {
    assert(u.size() == x.size());
    interpolate(u.data(), x.data(), u.size(), cells_in_octave_.data(), first_cell_.data(), cells_.front().data(),
                log_scale_);
    exponentials(x, x);
}

}  // namespace holdtime
