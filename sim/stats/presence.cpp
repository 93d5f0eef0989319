#include "sim/stats/presence.hpp"

#include <algorithm>

namespace holdtime {

Presence presence(const Description& description, std::size_t first, std::size_t last) {
    const auto& table = description.timetable;
    const auto groups = description.groups.size();
    const Seconds end = description.grid.end();
    Presence result;
    for (std::size_t m = 0; m < table.at.size(); ++m) {
        const Seconds from = std::max(table.at[m], 0.0);
        const Seconds to = m + 1 < table.at.size() ? std::min(table.at[m + 1], end) : end;
        if (!(from < to)) continue;
        double there = 0;
        for (std::size_t g = first; g < last; ++g) there += table.agents[m * groups + g];
        result.most = std::max(result.most, there);
        if (there > 0) result.time += to - from;
    }
    return result;
}

}  // namespace holdtime
