#pragma once

#include <span>

#include "sim/ports/combined_figure.hpp"

namespace holdtime {

/// What a summary is asked for; what it is not costs nothing.
struct Asked {
    bool intervals = true;    ///< figures by interval, which cost as much as all the others
    bool percentiles = true;  ///< wait_p50, wait_p90, wait_p95: after a short experiment, most of what its results cost
    bool judged = true;       ///< the strategies' targets, and every two strategies held against each other
    bool flows = true;        ///< where needs went, from contact to contact
    std::span<const CombinedFigure> figures = {};  ///< beside those that there are
};

}  // namespace holdtime
