// Who can be served by nobody, and who can serve nobody: where skills are by reason.

#include <algorithm>

#include "scenarios/load/understand.hpp"

namespace holdtime {

namespace {

bool contains(const std::vector<std::string>& list, const std::string& name) {
    return std::find(list.begin(), list.end(), name) != list.end();
}

bool serves(const Skill& skill, const std::string& channel, const std::string& reason) {
    return skill.channel == channel && (skill.reasons.empty() || contains(skill.reasons, reason));
}

/// Is there a strategy in which a group knows the channel, but not all of the reasons that another serves?
bool anybody_lands_wrong(const Scenario& scenario, const std::string& channel) {
    return std::any_of(scenario.strategies.begin(), scenario.strategies.end(), [&](const auto& strategy) {
        const auto& groups = strategy.second.agent_groups;
        const auto knows = [&](const AgentGroup& group, const std::string& reason) {
            return std::any_of(group.abilities.begin(), group.abilities.end(),
                               [&](const Skill& skill) { return serves(skill, channel, reason); });
        };
        return contains(strategy.second.channels, channel) &&
               std::any_of(scenario.reasons.begin(), scenario.reasons.end(), [&](const auto& reason) {
                   return std::any_of(groups.begin(), groups.end(), [&](const auto& group) {
                       return contains(group.second.skills, channel) && !knows(group.second, reason.first);
                   });
               });
    });
}

/// The wait after which no skill serves the reason any more; none if one always does, or none ever did.
std::optional<Seconds> seen_until(const Strategy& strategy, const std::string& channel, const std::string& reason) {
    std::optional<Seconds> longest;
    for (const auto& [name, group] : strategy.agent_groups)
        for (const auto& skill : group.abilities) {
            if (!serves(skill, channel, reason)) continue;
            if (!skill.until) return {};
            longest = std::max(longest.value_or(0), *skill.until);
        }
    return longest;
}

/// The wait before which no skill serves the reason; 0 if one does, or none ever did.
Seconds seen_from(const Strategy& strategy, const std::string& channel, const std::string& reason) {
    std::optional<Seconds> shortest;
    for (const auto& [name, group] : strategy.agent_groups)
        for (const auto& skill : group.abilities)
            if (serves(skill, channel, reason)) shortest = std::min(shortest.value_or(skill.after), skill.after);
    return shortest.value_or(0);
}

class SkillsOfStrategy {
public:
    SkillsOfStrategy(const Scenario& scenario, const std::string& name, const Strategy& strategy, Problems& problems)
        : scenario_(scenario), path_(Block::join("strategies", name)), strategy_(strategy), problems_(problems) {}

    void check() {
        for (const auto& [name, group] : strategy_.agent_groups)
            if (group.skills_unclear) return;
        for (const auto& channel : strategy_.channels)
            if (has_reasons(channel)) check_channel(channel);
        if (!problems_.empty()) return;  // who brings a reason may not have been read
        for (const auto& [name, group] : strategy_.agent_groups)
            for (const auto& skill : group.abilities)
                if (!skill.reasons.empty() && contains(strategy_.channels, skill.channel)) check_reached(name, skill);
    }

private:
    template <class Predicate>
    const Skill* any_skill(const Predicate& holds) const {
        for (const auto& [name, group] : strategy_.agent_groups)
            for (const auto& skill : group.abilities)
                if (holds(skill)) return &skill;
        return nullptr;
    }

    bool has_reasons(const std::string& channel) const {
        return any_skill([&](const Skill& skill) { return skill.channel == channel && !skill.reasons.empty(); });
    }

    void check_channel(const std::string& channel) {
        for (const auto& named : scenario_.reasons) {
            const auto& reason = named.first;
            if (any_skill([&](const Skill& skill) { return serves(skill, channel, reason); })) continue;
            const auto who = who_brings(scenario_, strategy_, reason, channel);
            if (who.empty()) continue;
            const auto* skill = any_skill([&](const Skill& one) { return one.channel == channel; });
            problems_.add(skill->place, "nobody serves '" + reason + "' on " + channel + " in " + path_ + " (" + who +
                                            " it, and no skill has it among its reasons); add it to one");
        }
    }

    void check_reached(const std::string& group, const Skill& skill) {
        const bool reached = std::any_of(skill.reasons.begin(), skill.reasons.end(), [&](const std::string& reason) {
            return !who_brings(scenario_, strategy_, reason, skill.channel).empty();
        });
        if (!reached)
            problems_.add(skill.place, "no contact reaches the skill " + skill.channel + " of " +
                                           Block::join(path_ + ".agent_groups", group) +
                                           " (nobody brings any of its reasons to " + skill.channel +
                                           "); take it out, or name other reasons");
    }

    const Scenario& scenario_;
    const std::string path_;
    const Strategy& strategy_;
    Problems& problems_;
};

}  // namespace

void about_skills(const Scenario& scenario, std::vector<std::string>& remarks) {
    for (const auto& [name, channel] : scenario.channels)
        if (channel.menu && channel.menu->misrouted > 0 && !anybody_lands_wrong(scenario, name))
            remarks.push_back(Block::join("channels", name) +
                              ".menu.misrouted has no effect (every group that has the channel can help with every "
                              "reason: nobody lands with another)");
    for (const auto& [name, strategy] : scenario.strategies)
        for (const auto& channel : strategy.channels)
            for (const auto& [reason, about] : scenario.reasons) {
                if (const auto shortest = seen_from(strategy, channel, reason);
                    shortest > 0 && !who_brings(scenario, strategy, reason, channel).empty())
                    remarks.push_back(Block::join("strategies", name) + ": nobody serves '" + reason + "' on " +
                                      channel + " before a wait of " + show_duration(shortest) +
                                      " (all skills that have it begin there)");
                if (const auto longest = seen_until(strategy, channel, reason);
                    longest && !who_brings(scenario, strategy, reason, channel).empty())
                    remarks.push_back(Block::join("strategies", name) + ": nobody serves '" + reason + "' on " +
                                      channel + " after a wait of " + show_duration(*longest) +
                                      " (all skills that have it end there)");
            }
}

void check_skills(const Scenario& scenario, Problems& problems) {
    for (const auto& [name, strategy] : scenario.strategies)
        SkillsOfStrategy(scenario, name, strategy, problems).check();
}

}  // namespace holdtime
