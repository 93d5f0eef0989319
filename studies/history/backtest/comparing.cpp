#include "studies/history/backtest/comparing.hpp"

#include <algorithm>
#include <cmath>

namespace holdtime {

namespace {

constexpr double low_share = 0.05, high_share = 0.95;
constexpr double rounding = 1e-9;

/// The middle of a sorted list's values at a share, outwards: a band from few replications is not too narrow.
double quantile(const std::vector<double>& sorted, double share, bool upwards) {
    const double at = share * static_cast<double>(sorted.size() - 1);
    return sorted[static_cast<std::size_t>(upwards ? std::ceil(at) : std::floor(at))];
}

double rank_among(const std::vector<double>& sorted, double value) {
    const auto below = std::lower_bound(sorted.begin(), sorted.end(), value) - sorted.begin();
    const auto up_to = std::upper_bound(sorted.begin(), sorted.end(), value) - sorted.begin();
    return static_cast<double>(below + up_to) / 2 / static_cast<double>(sorted.size());
}

}  // namespace

IntervalSums sum_of(const std::vector<IntervalSums>& sums, const Bundle& bundle) {
    IntervalSums all;
    for (const auto i : bundle) all += sums[i];
    return all;
}

Compared compare(const ComparedSums& sums, const BacktestFigure& figure, const Bundle& bundle) {
    Compared result;
    const auto actual = sum_of(sums.actual, bundle);
    result.weight = actual.offered;
    result.actual = figure.of(actual);
    std::vector<double> values;
    IntervalSums all;
    for (const auto& replication : sums.predicted) {
        const auto one = sum_of(replication, bundle);
        all += one;
        if (const double value = figure.of(one); std::isfinite(value)) values.push_back(value);
    }
    result.predicted = figure.of(all);
    if (values.empty()) {
        result.low = result.high = result.predicted;
        return result;
    }
    std::sort(values.begin(), values.end());
    result.low = quantile(values, low_share, false);
    result.high = quantile(values, high_share, true);
    result.rank = rank_among(values, result.actual);
    result.exists = std::isfinite(result.actual) && std::isfinite(result.predicted);
    return result;
}

FigureError error_of(const std::vector<Compared>& all) {
    FigureError error;
    double weight = 0, inside = 0;
    for (const auto& one : all) {
        if (!one.exists) continue;
        const double off = one.predicted - one.actual;
        error.bias += one.weight * off;
        error.mean_absolute_error += one.weight * std::abs(off);
        weight += one.weight;
        ++error.n;
        if (one.actual >= one.low - rounding && one.actual <= one.high + rounding) ++inside;
    }
    if (weight > 0) error.bias /= weight, error.mean_absolute_error /= weight, error.coverage_90 = inside / error.n;
    return error;
}

std::vector<CalibrationPoint> calibration(const std::vector<Compared>& all) {
    std::vector<CalibrationPoint> curve;
    for (const double nominal : {0.5, 0.8, 0.9, 0.95}) {
        double inside = 0, n = 0;
        for (const auto& one : all) {
            if (!one.exists) continue;
            ++n;
            if (std::abs(one.rank - 0.5) <= nominal / 2) ++inside;
        }
        curve.push_back({nominal, n > 0 ? inside / n : 0});
    }
    return curve;
}

}  // namespace holdtime
