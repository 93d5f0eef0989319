#include "studies/setup/unkept_promises.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "studies/setup/scenario_models.hpp"

namespace holdtime {

namespace {

bool anybody_serves(const Description& strategy, std::size_t channel) {
    return std::any_of(strategy.groups.begin(), strategy.groups.end(), [&](const GroupDescription& group) {
        return group.most_agents > 0 && std::count(group.skills.begin(), group.skills.end(), channel) > 0;
    });
}

}  // namespace

void check_promises(const Scenario& scenario, const std::vector<Description>& strategies, Problems& problems) {
    for (const auto& strategy : strategies)
        for (std::size_t c = 0; c < strategy.channels.size(); ++c) {
            if (!strategy.channels[c].offered || strategy.channels[c].callback.accept <= 0) continue;
            if (anybody_serves(strategy, c)) continue;
            const auto& [name, channel] = scenario.channels[c];
            problems.add(
                channel.callback->place,
                fmt::format("nobody keeps the promises of {}.callback (strategy '{}' has no agents for it at any "
                            "time); staff it, or take the callback out",
                            path_to("channels", name), strategy.strategy));
        }
}

}  // namespace holdtime
