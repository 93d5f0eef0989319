#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "studies/history/backtest/interval_sums.hpp"

namespace holdtime {

/// How far predictions of one figure are from what happened, over the compared intervals (or days).
struct FigureError {
    double bias = 0;                 ///< predicted - actual, weighted by offered
    double mean_absolute_error = 0;  ///< likewise
    double coverage_90 = 0;          ///< share of them whose actual value lies within low and high
    double n = 0;                    ///< so many were compared
};

struct CalibrationPoint {
    double nominal = 0, observed = 0;
};

/// Sums of one channel by interval: as they were, and in every replication.
struct ComparedSums {
    std::vector<IntervalSums> actual;
    std::vector<std::vector<IntervalSums>> predicted;
};

/// Which intervals count as one: each its own, or those of a day, or of a time of day.
using Bundle = std::vector<std::size_t>;

/// One figure over one bundle; NaN where it does not exist.
struct Compared {
    double weight = 0;  ///< offered, as it was
    double actual = 0, predicted = 0;
    double low = 0, high = 0;  ///< 5 and 95 % of the replications
    double rank = 0;           ///< where the actual value stands among them, from 0 to 1; ties count half
    bool exists = false;
};

IntervalSums sum_of(const std::vector<IntervalSums>& sums, const Bundle& bundle);
Compared compare(const ComparedSums& sums, const BacktestFigure& figure, const Bundle& bundle);

FigureError error_of(const std::vector<Compared>& all);
/// Share of the actual values within the middle 50, 80, 90 and 95 % of the predicted.
std::vector<CalibrationPoint> calibration(const std::vector<Compared>& all);

}  // namespace holdtime
