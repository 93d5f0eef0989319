#include "studies/setup/surge_intervals.hpp"

#include <algorithm>

#include "scenarios/schema/calendar.hpp"
#include "scenarios/schema/local_clock.hpp"

namespace holdtime {

namespace {

/// A start or end inside an interval counts with that interval.
void find_intervals(Seconds from, Seconds to, const TimeGrid& grid, Surge& surge) {
    const auto begin = grid.boundaries.begin() + grid.warm_up_intervals;
    const auto end = begin + grid.counted();
    const auto after = std::max<std::ptrdiff_t>(std::upper_bound(begin, end, from) - begin, 1);
    surge.first = static_cast<std::uint32_t>(after - 1);
    surge.past = static_cast<std::uint32_t>(std::lower_bound(begin, end, to) - begin);
}

}  // namespace

std::vector<Surge> surges_of(const Scenario& scenario, const TimeGrid& grid) {
    std::vector<Surge> surges;
    for (const auto& [name, segment] : scenario.segments)
        for (const auto& surge : segment.surge) {
            const auto from = local_time(surge.start, by_clock_of(scenario.calendar, segment.timezone));
            if (!from || *from >= grid.end() || *from + surge.duration <= 0) continue;
            surges.push_back({name, surge.start});
            find_intervals(*from, *from + surge.duration, grid, surges.back());
        }
    return surges;
}

}  // namespace holdtime
