#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <limits>

#include "scenarios/load/understand.hpp"

namespace holdtime {

namespace {

/// Passes on whatever it gets, to channels of the set alone: those that a strategy does not offer would end it.
bool stays_within(const ReasonChannel& channel, const std::vector<std::string>& set) {
    const bool always = channel.hand_over_share >= 1 && !channel.hand_over_to.empty() &&
                        channel.hand_over_limit == std::numeric_limits<std::uint32_t>::max();
    return always && std::all_of(channel.hand_over_to.begin(), channel.hand_over_to.end(), [&](const auto& target) {
               return target.second <= 0 || std::count(set.begin(), set.end(), target.first) > 0;
           });
}

/// The channels of a strategy from which no contact of the reason ever gets away: what is left of all when those that
/// lead out are taken away, one by one.
std::vector<std::string> circle(const Reason& reason, std::vector<std::string> channels) {
    const auto leads_out = [&](const std::string& name) {
        const auto i = index_of(reason.channels, name);
        return !i || !stays_within(reason.channels[*i].second, channels);
    };
    for (;;) {
        const auto out = std::find_if(channels.begin(), channels.end(), leads_out);
        if (out == channels.end()) return channels;
        channels.erase(out);
    }
}

}  // namespace

void check_circles(const Scenario& scenario, Problems& problems) {
    for (const auto& [name, reason] : scenario.reasons)
        for (const auto& [strategy_name, strategy] : scenario.strategies) {
            const auto channels = circle(reason, strategy.channels);
            if (channels.empty()) continue;
            const auto path = Block::join("reasons", name);
            problems.add(
                reason.channels[*index_of(reason.channels, channels.front())].second.hand_over_place,
                fmt::format("{}.{}.hand_over passes every contact on without an end (share 100% and limit none in "
                            "all of {}, so that in strategy '{}' nobody ever settles the matter); give it a limit, "
                            "or a smaller share",
                            path, channels.front(), fmt::join(channels, ", "), strategy_name));
            break;
        }
}

}  // namespace holdtime
