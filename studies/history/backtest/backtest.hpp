#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "scenarios/load/load.hpp"
#include "scenarios/schema/value.hpp"
#include "sim/experiment/experiment.hpp"
#include "studies/history/backtest/interval_sums.hpp"
#include "studies/history/log/contact_log.hpp"

namespace holdtime {

struct BacktestOptions {
    bool actual_arrivals = true;          ///< else drawn from the scenario's arrival models
    bool actual_staffing = true;          ///< agents seen at work; else the scenario's own
    double at_least = 5;                  ///< intervals with fewer offered are not compared
    std::optional<std::string> strategy;  ///< default: the baseline, else the first
    unsigned threads = 0;
    const std::atomic<bool>* interrupted = nullptr;
    std::function<void(std::uint32_t finished, std::uint32_t planned)> progress;
};

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

/// One figure, interval by interval; NaN where it does not exist.
struct FigureSeries {
    std::vector<double> actual, predicted, low, high;
    FigureError error;                             ///< over intervals
    FigureError by_day;                            ///< over days
    double actual_total = 0, predicted_total = 0;  ///< over all compared intervals
    std::vector<CalibrationPoint> calibration;     ///< share of intervals within the middle 50, 80, 90, 95 %
};

struct BacktestChannel {
    std::string name;
    double within = 0;                    ///< T of the service level, seconds
    std::vector<FigureSeries> figures;    ///< as backtest_figures
    std::vector<double> offered, agents;  ///< of each interval
    std::size_t compared = 0;             ///< intervals
};

struct Backtest {
    std::string scenario, strategy;
    std::string from, to;  ///< dates
    std::size_t days = 0;
    std::uint32_t replications = 0;
    std::uint64_t seed = 0;
    bool actual_arrivals = true, actual_staffing = true;
    double at_least = 5;
    std::vector<std::string> start;  ///< of each interval, ISO 8601
    std::vector<BacktestChannel> channels;
    std::vector<std::string> notes;
};

/// Simulates the days of the history with the scenario's laws and holds what comes out against what happened. `tree`:
/// the scenario as loaded (load_tree), of which calendar, arrivals and staffing are put in place. Throws InputError
/// when queues or groups of the history have no counterpart.
Backtest backtest(const Value& tree, const std::string& file, const ContactLog& log, const BacktestOptions& options);

}  // namespace holdtime
