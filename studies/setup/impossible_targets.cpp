#include "studies/setup/impossible_targets.hpp"

namespace holdtime {

void check_targets(const Scenario& scenario, Problems& problems) {
    for (const auto& [name, channel] : scenario.channels) {
        if (channel.service_level && channel.service_level->target && *channel.service_level->target >= 1)
            problems.add(channel.service_level->place, "invalid channels." + name +
                                                           ".service_level.target 100% (no staffing makes sure that "
                                                           "everybody is answered in time); lower it, as in 95%");
        if (channel.abandonment_at_most && *channel.abandonment_at_most <= 0)
            problems.add(
                channel.place,
                "invalid channels." + name +
                    ".abandonment_rate.at_most 0% (no staffing makes sure that nobody leaves); raise it, as in 3%");
    }
    for (const auto& [name, strategy] : scenario.strategies)
        for (const auto& [group_name, group] : strategy.agent_groups)
            if (group.occupancy_at_most && *group.occupancy_at_most <= 0)
                problems.add(group.place,
                             "invalid occupancy.at_most 0% of " + group_name +
                                 " (whoever works is busy, and nobody else can be on duty); raise it, as in 85%");
}

}  // namespace holdtime
