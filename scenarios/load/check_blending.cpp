// What agents are to do at once, or to be interrupted at: what nobody could do is a problem.

#include <fmt/format.h>

#include <algorithm>

#include "scenarios/load/understand.hpp"

namespace holdtime {

namespace {

bool contains(const std::vector<std::string>& list, const std::string& name) {
    return std::find(list.begin(), list.end(), name) != list.end();
}

std::optional<Kind> kind_of(const Names& names, const std::string& channel) {
    const auto i = index_of(names.kinds, channel);
    return i ? std::optional(names.kinds[*i].second) : std::nullopt;
}

/// Only what can wait is interrupted.
void check_preempt(const Strategy& strategy, const std::string& path, const Names& names, Problems& problems) {
    for (const auto& channel : strategy.preempt) {
        const auto kind = kind_of(names, channel);
        const auto complain = [&](const std::string& why) {
            problems.add(strategy.preempt_place, "invalid " + path + ".preempt (" + why + ")");
        };
        if (kind && *kind != Kind::deferred)
            complain("'" + channel + "' is not deferred: its customers are there; name deferred channels only");
        else if (kind && !strategy.channels.empty() && !contains(strategy.channels, channel))
            complain("'" + channel + "' is not offered by this strategy; offer it, or take it out");
    }
}

/// Beyond the channel's own limit no pace is known.
void check_own_limits(const Scenario& scenario, const AgentGroup& group, const std::string& path, Problems& problems) {
    for (const auto& [name, limit] : group.concurrency) {
        const auto i = index_of(scenario.channels, name);
        if (!i || scenario.channels[*i].second.kind != Kind::chat) continue;
        const auto most = scenario.channels[*i].second.concurrency;
        if (limit.chats > most)
            problems.add(limit.place, fmt::format("invalid {}.concurrency.{} {} (channels.{}.concurrency is {}, beyond "
                                                  "which no pace is known); raise that, and give other groups limits",
                                                  path, name, limit.chats, name, most));
    }
}

/// Chats go to whoever has the least weight in use.
void check_chat_rule(const Strategy& strategy, const Blending& blending, const std::string& path, Problems& problems) {
    const Value* rule = strategy.routing.parameters.find("chat");
    if (!blending.weighted || !rule || !rule->is_scalar() || rule->text == "least_loaded") return;
    problems.add(rule->place, "invalid " + path + ".routing." + strategy.routing.name + ".chat " + rule->text +
                                  " (with weighted blending chats go to the agent with the least weight in use; "
                                  "leave it out)");
}

}  // namespace

void check_blending(const Scenario& scenario, const Names& names, Problems& problems) {
    for (const auto& [name, strategy] : scenario.strategies) {
        const auto path = Block::join("strategies", name);
        check_preempt(strategy, path, names, problems);
        check_chat_rule(strategy, strategy.blending, path, problems);
        for (const auto& [group_name, group] : strategy.agent_groups) {
            check_own_limits(scenario, group, Block::join(path + ".agent_groups", group_name), problems);
            if (group.blending) check_chat_rule(strategy, *group.blending, path, problems);
        }
    }
}

}  // namespace holdtime
