#include "studies/compare/surges.hpp"

#include <algorithm>
#include <cmath>

#include "scenarios/schema/calendar.hpp"
#include "scenarios/schema/local_clock.hpp"

namespace holdtime {

namespace {

/// Mean number waiting for all calls and chats, by counted interval.
std::vector<double> live_queue(const Scenario& scenario, const StrategyResults& results, std::size_t intervals) {
    std::vector<double> sum(intervals, 0);
    for (const auto& channel : results.channel_intervals) {
        const auto known = index_of(scenario.channels, channel.name);
        const bool live = known && (scenario.channels[*known].second.kind == Kind::voice ||
                                    scenario.channels[*known].second.kind == Kind::chat);
        const auto& queue = channel.values[static_cast<std::size_t>(Figure::queue_mean)];
        for (std::size_t i = 0; live && i < queue.size(); ++i) sum[i] += std::isfinite(queue[i]) ? queue[i] : 0;
    }
    return sum;
}

/// Counted intervals that a surge touches: [first, past).
struct Touched {
    std::size_t first = 0, past = 0;
};

Touched touched_by(Seconds from, Seconds to, const TimeGrid& grid) {
    const auto begin = grid.boundaries.begin() + grid.warm_up_intervals;
    const auto end = begin + grid.counted();
    Touched touched;
    touched.first =
        static_cast<std::size_t>(std::max<std::ptrdiff_t>(std::upper_bound(begin, end, from) - begin, 1) - 1);
    touched.past = static_cast<std::size_t>(std::lower_bound(begin, end, to) - begin);
    return touched;
}

void judge(const std::vector<double>& queue, const Touched& touched, const TimeGrid& grid, SurgeOutcome& outcome) {
    const auto back = [&](std::size_t i) { return queue[i] <= 1.1 * queue[touched.first - 1]; };
    auto recovered = touched.past;
    if (touched.first > 0)
        while (recovered + 1 < queue.size() && !(back(recovered) && back(recovered + 1))) ++recovered;
    const bool known = touched.first > 0 && recovered + 1 < queue.size();
    const auto last = known ? recovered + 1 : queue.size();
    if (touched.first >= last) return;
    outcome.peak = *std::max_element(queue.begin() + static_cast<std::ptrdiff_t>(touched.first),
                                     queue.begin() + static_cast<std::ptrdiff_t>(last));
    const auto* boundaries = grid.boundaries.data() + grid.warm_up_intervals;
    if (known) outcome.recovery = boundaries[recovered + 1] - boundaries[touched.past];
}

}  // namespace

std::vector<SurgeOutcome> surge_outcomes(const Scenario& scenario, const TimeGrid& grid, const Results& results) {
    std::vector<SurgeOutcome> outcomes;
    for (const auto& strategy : results.strategies)
        for (const auto& [name, segment] : scenario.segments)
            for (const auto& surge : segment.surge) {
                const auto from = local_time(surge.start, by_clock_of(scenario.calendar, segment.timezone));
                if (!from || *from >= grid.end() || *from + surge.duration <= 0) continue;
                auto& outcome = outcomes.emplace_back();
                outcome.strategy = strategy.name;
                outcome.segment = name;
                outcome.start = surge.start;
                judge(live_queue(scenario, strategy, grid.counted()), touched_by(*from, *from + surge.duration, grid),
                      grid, outcome);
            }
    return outcomes;
}

}  // namespace holdtime
