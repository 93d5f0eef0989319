#include "models/ever_judged.hpp"

namespace holdtime {

bool ever_judged(const Description& strategy, std::size_t channel) {
    const auto& about = strategy.channels[channel];
    const auto& table = strategy.timetable;
    if (!about.judged) return true;
    for (std::size_t m = 0; m < table.at.size(); ++m)
        if (strategy.grid.counts(table.interval[m]) && table.open[m * strategy.channels.size() + channel] != 0 &&
            about.judges(table.at[m]))
            return true;
    return false;
}

}  // namespace holdtime
