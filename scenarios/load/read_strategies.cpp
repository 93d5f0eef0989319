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

bool has_agents(Kind kind) { return kind == Kind::voice || kind == Kind::chat || kind == Kind::deferred; }

/// Place of a name within the list of this key.
Place place_in_list(Block& block, const std::string& key, const std::string& name) {
    const Value* list = block.value().find(key);
    for (const Value& item : list->items)
        if (name_in_list(item) == name) return item.place;
    return list->place;
}

AgentGroup read_group(Block block, const Names& names) {
    AgentGroup group;
    group.place = block.place();
    const auto faults = block.problems().size();
    group.abilities = read_skills(block, names);
    group.skills_unclear = block.problems().size() > faults;
    for (const auto& skill : group.abilities)
        if (!contains(group.skills, skill.channel)) group.skills.push_back(skill.channel);
    for (const auto& skill : group.skills)
        if (const auto kind = kind_of(names, skill); kind && !has_agents(*kind))
            block.problems().add(place_in_list(block, "skills", skill),
                                 "channel '" + skill + "' in " + block.path_of("skills") +
                                     " needs no agents (it is a bot or self-service)");
    group.staffing = block.model("staffing").value_or(ModelChoice{});
    group.timezone = block.zone("timezone").value_or("");
    group.wage = block.money_per_hour("wage").value_or(0);
    group.reserve = static_cast<std::uint32_t>(block.natural("reserve").value_or(0));
    group.absence = block.share("absence").value_or(0);
    if (const auto agents = block.natural("at_least")) group.at_least = static_cast<std::uint32_t>(*agents);
    group.on_duty = block.hours("on_duty");
    group.shift_end = block.choice("shift_end");
    group.concurrency = read_own_limits(block, names);
    if (const auto blending = block.model("blending"))
        group.blending = read_blending(*blending, block.path_of("blending"), names, block.problems());
    if (auto on_call = block.block("on_call")) group.on_call = read_on_call(*on_call);
    if (auto people = block.block("people")) group.people = read_people(*people);
    if (auto occupancy = block.block("occupancy")) group.occupancy_at_most = occupancy->share("at_most");
    return group;
}

/// Was a skill of some group not understood? Then who serves what is not known.
bool skills_unclear(const Block& block, const Names& names) {
    const Value* groups = block.value().find("agent_groups");
    if (!groups || !groups->is_map()) return true;  // complained about
    return groups->incomplete || std::any_of(groups->entries.begin(), groups->entries.end(), [&](const Entry& group) {
               const Value* skills = group.value.find("skills");
               const auto unknown = [&](const Value& item) { return !contains(names.channels, name_in_list(item)); };
               return !skills || !skills->is_list() || std::any_of(skills->items.begin(), skills->items.end(), unknown);
           });
}

/// Whose customers the bot or page meets in this strategy, and whether another of its kind does.
void check_machine(Block& block, const Strategy& strategy, const Names& names, const std::string& machine,
                   const Place& place) {
    const auto before = [&](const std::string& channel) -> const std::vector<std::string>& {
        return names.before[*index_of(names.before, channel)].second;
    };
    bool meets = false;
    for (const auto& channel : before(machine)) {
        meets = meets || contains(strategy.channels, channel);
        for (const auto& other : strategy.channels) {
            if (other == machine) break;  // told once, of the later one
            if (kind_of(names, other) != kind_of(names, machine) || !contains(before(other), channel)) continue;
            block.problems().add(place, "'" + other + "' and '" + machine + "' both stand before '" + channel +
                                            "' in " + block.path() + " (must be one; leave one of them out)");
            return;
        }
    }
    if (!meets)
        block.problems().add(place, "channel '" + machine + "' of " + block.path() +
                                        " meets nobody (its `before` names no channel that the strategy offers)");
}

void check_offered(Block& block, const Strategy& strategy, const Names& names) {
    for (const auto& channel : strategy.channels) {
        const auto kind = kind_of(names, channel);
        if (!kind) continue;
        const bool served = std::any_of(strategy.agent_groups.begin(), strategy.agent_groups.end(),
                                        [&](const auto& group) { return contains(group.second.skills, channel); });
        const Place place = place_in_list(block, "channels", channel);
        if (!has_agents(*kind))
            check_machine(block, strategy, names, channel, place);
        else if (!served && !skills_unclear(block, names))
            block.problems().add(place, "channel '" + channel + "' of " + block.path() +
                                            " has no agents (no agent group has it among its skills)");
    }
}

void check_groups(Block& block, const Strategy& strategy) {
    if (strategy.channels.empty()) return;
    const Value* groups = block.value().find("agent_groups");
    for (const auto& [name, group] : strategy.agent_groups) {
        const bool offered = std::any_of(group.skills.begin(), group.skills.end(),
                                         [&](const auto& skill) { return contains(strategy.channels, skill); });
        if (group.skills.empty() || offered) continue;
        const Value* skills = groups->find(name)->find("skills");
        block.problems().add(skills->place, "none of the skills of " +
                                                Block::join(block.path_of("agent_groups"), name) +
                                                " is offered (the strategy offers " + strategy.channels.front() +
                                                (strategy.channels.size() > 1 ? ", ..)" : ")"));
    }
}

ModelChoice default_routing(const Place& place) {
    ModelChoice routing;
    routing.name = "priority";
    routing.parameters.kind = Value::Kind::map;
    routing.place = place;
    routing.given = false;
    return routing;
}

Strategy read_strategy(Block block, const Names& names) {
    Strategy strategy;
    strategy.place = block.place();
    strategy.channels = block.names("channels", names.channels, "channel");
    const auto groups = block.items("agent_groups");
    check_names(groups, "agent group", {}, block.problems());
    for (const auto& item : groups)
        strategy.agent_groups.emplace_back(item.name, read_group(block.within("agent_groups", item), names));
    strategy.routing = block.model("routing").value_or(default_routing(block.place()));
    if (const auto blending = block.model("blending"))
        strategy.blending = read_blending(*blending, block.path_of("blending"), names, block.problems());
    strategy.shift_end = block.choice("shift_end").value_or("finish");
    strategy.preempt = block.names("preempt", names.channels, "channel");
    strategy.preempt_place = block.place_of("preempt");
    strategy.history = block.boolean("history").value_or(true);
    check_offered(block, strategy, names);
    check_groups(block, strategy);
    return strategy;
}

}  // namespace

Named<Strategy> read_strategies(Block& top, Names& names) {
    Named<Strategy> strategies;
    const auto items = top.items("strategies");
    check_names(items, "strategy", {}, top.problems());
    if (top.defines_nothing("strategies"))
        top.problems().add(top.place_of("strategies"), "no strategies (must define at least one)");
    for (const auto& item : items) {
        strategies.emplace_back(item.name, read_strategy(top.within("strategies", item), names));
        for (const auto& channel : strategies.back().second.channels)
            if (!contains(names.offered, channel)) names.offered.push_back(channel);
    }
    return strategies;
}

}  // namespace holdtime
