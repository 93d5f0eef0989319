#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "scenarios/load/load.hpp"
#include "scenarios/schema/value.hpp"
#include "sim/experiment/experiment.hpp"
#include "studies/history/backtest/comparing.hpp"
#include "studies/history/backtest/formulas.hpp"
#include "studies/history/backtest/interval_sums.hpp"
#include "studies/history/log/contact_log.hpp"

namespace holdtime {

struct BacktestOptions {
    bool actual_arrivals = true;            ///< else drawn from the scenario's arrival models
    bool actual_staffing = true;            ///< agents seen at work; else the scenario's own
    double at_least = 5;                    ///< intervals with fewer offered are not compared
    std::optional<std::string> strategy;    ///< default: the baseline, else the first
    std::uint32_t input_replications = 10;  ///< of the backtests with one input moved; 0 = none of these
    unsigned threads = 0;
    const std::atomic<bool>* interrupted = nullptr;
    std::function<void(std::uint32_t finished, std::uint32_t planned)> progress;
};

/// One figure, interval by interval; NaN where it does not exist.
struct FigureSeries {
    std::vector<double> actual, predicted, low, high;
    FigureError error;                             ///< over intervals
    FigureError by_day;                            ///< over days
    double actual_total = 0, predicted_total = 0;  ///< over all compared intervals
    std::vector<CalibrationPoint> calibration;     ///< share of intervals within the middle 50, 80, 90, 95 %
    std::vector<Compared> days, clock;             ///< of each day and each time of day with compared intervals
};

/// What a prediction was made with, and what it was in the history.
struct InputTotal {
    std::string name;  ///< contacts, handle_time (seconds, of the answered), agent_hours
    double predicted = 0, actual = 0;
};

struct BacktestChannel {
    std::string name;
    double within = 0;                     ///< T of the service level, seconds
    std::vector<FigureSeries> figures;     ///< as backtest_figures
    std::vector<double> offered, agents;   ///< of each interval
    std::vector<bool> compared;            ///< of each interval: did enough contacts come?
    std::size_t intervals = 0;             ///< compared
    std::vector<std::string> days, clock;  ///< dates and times of day that FigureSeries' lists go with
    std::vector<InputTotal> inputs;
    std::vector<FormulaErrors> formulas;  ///< of calls
};

/// One measured input, moved up by its standard error; or handle times, moved to what they were.
struct InputEffect {
    bool as_it_was = false;
    std::string path, value, error;           ///< as one would type them
    std::vector<double> bias;                 ///< of each channel: how much more of it (service level)
    std::vector<double> mean_absolute_error;  ///< likewise
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
    std::vector<InputEffect> inputs;  ///< the largest effect on the first channel's bias first
    std::uint32_t input_replications = 0;
    std::vector<std::string> notes;
};

/// Simulates the days of the history with the scenario's laws and holds what comes out against what happened. `tree`:
/// the scenario as loaded (load_tree), of which calendar, arrivals and staffing are put in place. Throws InputError
/// when queues or groups of the history have no counterpart. Without what inputs do.
Backtest compare_days(const Value& tree, const std::string& file, const ContactLog& log,
                      const BacktestOptions& options);

/// The same, and what the errors hang on.
Backtest backtest(const Value& tree, const std::string& file, const ContactLog& log, const BacktestOptions& options);

}  // namespace holdtime
