#pragma once

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <limits>
#include <string_view>
#include <vector>

namespace holdtime {

/// What happened to the contacts that joined a channel's queue in one interval, and the work in it.
struct IntervalSums {
    double offered = 0, answered = 0, within = 0, abandoned = 0;
    double waited = 0;          ///< of the answered, seconds
    double waited_in_vain = 0;  ///< of those who left
    double handled = 0;         ///< agents' seconds at contacts that came in the interval, whenever
    double busy = 0;            ///< agents' seconds at the channel's contacts within the interval
    double duty = 0;            ///< agents' seconds on duty

    void operator+=(const IntervalSums& other) {
        offered += other.offered, answered += other.answered, within += other.within, abandoned += other.abandoned;
        waited += other.waited, waited_in_vain += other.waited_in_vain, handled += other.handled, busy += other.busy,
            duty += other.duty;
    }
};

/// A figure that a backtest compares.
struct BacktestFigure {
    std::string_view name;
    double (*of)(const IntervalSums& sums);  ///< NaN where it does not exist
    bool is_share = true;                    ///< else seconds
};

inline double share_of(double part, double whole) {
    return whole > 0 ? part / whole : std::numeric_limits<double>::quiet_NaN();
}

/// service_level (answered within T / offered), asa, abandonment_rate, occupancy.
inline constexpr std::array<BacktestFigure, 4> backtest_figures{{
    {"service_level", [](const IntervalSums& s) { return share_of(s.within, s.offered); }, true},
    {"asa", [](const IntervalSums& s) { return share_of(s.waited, s.answered); }, false},
    {"abandonment_rate", [](const IntervalSums& s) { return share_of(s.abandoned, s.offered); }, true},
    {"occupancy", [](const IntervalSums& s) { return share_of(s.busy, s.duty); }, true},
}};

/// Spreads a span over the intervals between ascending boundaries: `add(interval, seconds)`.
template <class Add>
void spread(double from, double to, const std::vector<double>& boundaries, const Add& add) {
    if (!(from < to) || to <= boundaries.front()) return;
    auto i =
        static_cast<std::size_t>(std::upper_bound(boundaries.begin(), boundaries.end(), from) - boundaries.begin());
    for (i = i > 0 ? i - 1 : 0; i + 1 < boundaries.size() && boundaries[i] < to; ++i) {
        const double begin = std::max(from, boundaries[i]), end = std::min(to, boundaries[i + 1]);
        if (begin < end) add(i, end - begin);
    }
}

}  // namespace holdtime
