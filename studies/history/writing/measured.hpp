#pragma once

#include <optional>
#include <string>
#include <vector>

namespace holdtime {

/// One estimate, as `fit` tells it: seconds, shares, numbers, or a list of such.
struct Measured {
    std::string path;                    ///< of the key in the written scenario
    std::vector<double> value;           ///< one, or a list
    std::vector<double> standard_error;  ///< of each
    double n = 0;                        ///< observations
    std::string law;                     ///< that it belongs to; "" = none
    std::string unit;                    ///< "s" or ""
    bool list = false;
};

/// A scenario made of a history, and the estimates in it.
struct WrittenScenario {
    std::string text;  ///< YAML
    std::vector<Measured> estimates;
};

struct HistoryFit;

/// One week from the Monday after the history, with the centre as it was staffed: the strategy `as observed`. Comments
/// give each estimate with its error and sample size, and say what to change for a what-if.
WrittenScenario write_scenario(const HistoryFit& fit);

}  // namespace holdtime
