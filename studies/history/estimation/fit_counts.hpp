#pragma once

#include "studies/history/estimation/fit.hpp"
#include "studies/history/log/counts_log.hpp"

namespace holdtime {

/// What counts by interval say: arrivals, and the mean of the work where it is told. `interval` is made longer where
/// the export's own is.
HistoryFit fit_counts(const CountsLog& log, double interval);

}  // namespace holdtime
