#pragma once

#include <string>

#include "studies/history/estimation/fit.hpp"
#include "studies/history/writing/measured.hpp"

namespace holdtime {

/// What `fit` found and wrote.
struct FitReport {
    HistoryFit fit;
    WrittenScenario written;
    std::string file;  ///< that the scenario is written to; "" = nowhere
};

}  // namespace holdtime
