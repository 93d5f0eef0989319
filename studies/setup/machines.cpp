#include "studies/setup/machines.hpp"

#include <fmt/format.h>

namespace holdtime {

namespace {

bool ever_open(const Description& strategy, std::size_t channel) {
    const auto& table = strategy.timetable;
    for (std::size_t m = 0; m < table.at.size(); ++m)
        if (table.open[m * strategy.channels.size() + channel] != 0) return true;
    return strategy.channels[channel].kind == ChannelKind::deferred;
}

}  // namespace

void check_machines(const Scenario& scenario, const Description& strategy, Problems& problems) {
    for (std::size_t c = 0; c < strategy.channels.size(); ++c)
        for (const auto machine : strategy.channels[c].met_first)
            if (!ever_open(strategy, c))
                problems.add(
                    scenario.channels[machine].second.before_place,
                    fmt::format("'{}' stands before '{}', which is never open in this calendar (strategy "
                                "'{}'); give it other hours, or leave it out of `before`",
                                strategy.channels[machine].name, strategy.channels[c].name, strategy.strategy));
}

}  // namespace holdtime
