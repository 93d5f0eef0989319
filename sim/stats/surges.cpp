#include "sim/stats/surges.hpp"

#include <algorithm>
#include <cmath>

namespace holdtime {

namespace {

constexpr double as_before = 1.1;  ///< of the mean number waiting in the interval before the surge

void judge(const std::vector<double>& queue, const Surge& surge, const TimeGrid& grid, SurgeOutcome& outcome) {
    const auto back = [&](std::size_t i) { return queue[i] <= as_before * queue[surge.first - 1]; };
    std::size_t recovered = surge.past;
    if (surge.first > 0)
        while (recovered + 1 < queue.size() && !(back(recovered) && back(recovered + 1))) ++recovered;
    const bool known = surge.first > 0 && recovered + 1 < queue.size();
    const auto last = known ? recovered + 1 : queue.size();
    if (surge.first >= last) return;
    outcome.peak = *std::max_element(queue.begin() + static_cast<std::ptrdiff_t>(surge.first),
                                     queue.begin() + static_cast<std::ptrdiff_t>(last));
    const auto* boundaries = grid.boundaries.data() + grid.warm_up_intervals;
    if (known) outcome.recovery = boundaries[recovered + 1] - boundaries[surge.past];
}

}  // namespace

std::vector<SurgeOutcome> surge_outcomes(const Description& description, const std::vector<double>& queue) {
    std::vector<SurgeOutcome> outcomes;
    for (const auto& surge : description.surges) {
        auto& outcome = outcomes.emplace_back();
        outcome.segment = surge.segment;
        outcome.start = surge.start;
        judge(queue, surge, description.grid, outcome);
    }
    return outcomes;
}

double highest_peak(const std::vector<SurgeOutcome>& surges) {
    double highest = std::numeric_limits<double>::quiet_NaN();
    for (const auto& surge : surges) highest = std::fmax(highest, surge.peak);
    return highest;
}

double longest_recovery(const std::vector<SurgeOutcome>& surges) {
    double longest = surges.empty() ? std::numeric_limits<double>::quiet_NaN() : 0;
    for (const auto& surge : surges)
        longest = std::isnan(surge.recovery) ? surge.recovery : std::max(longest, surge.recovery);
    return longest;
}

}  // namespace holdtime
