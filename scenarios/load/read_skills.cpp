#include <algorithm>

#include "scenarios/load/understand.hpp"
#include "scenarios/load/unknown_names.hpp"

namespace holdtime {

namespace {

bool contains(const std::vector<std::string>& list, const std::string& name) {
    return std::find(list.begin(), list.end(), name) != list.end();
}

/// `{chat: {reasons: [payments], speed: 90%}}`, or a channel's name alone.
Skill read_skill(const Value& item, const std::string& path, Block& group, const Names& names) {
    Skill skill;
    skill.place = item.place;
    skill.channel = name_in_list(item);
    if (!item.is_map()) return skill;
    const Entry& entry = item.entries[0];
    Block block(entry.value, entry.place, path, "strategies.*.agent_groups.*.skills.*", group.problems(),
                group.defaults());
    if (block.has("reasons")) skill.reasons = block.names("reasons", names.reasons, "reason");
    skill.speed = block.ratio("speed").value_or(1);
    skill.resolved = block.ratio("resolved").value_or(1);
    skill.after = block.duration("after").value_or(0);
    skill.until = block.duration("until");
    if (skill.until && *skill.until < skill.after)
        group.problems().add(block.place_of("until"), "invalid " + path + ".until " + show_duration(*skill.until) +
                                                          " (must be at least after, " + show_duration(skill.after) +
                                                          ": nobody would be seen)");
    return skill;
}

/// Two skills of one channel are of different reasons: "" if these are.
std::string what_is_repeated(const Skill& one, const Skill& other, const std::string& path) {
    if (one.channel != other.channel) return "";
    if (one.reasons.empty() || other.reasons.empty()) return "channel '" + one.channel + "' is repeated in " + path;
    for (const auto& reason : one.reasons)
        if (contains(other.reasons, reason))
            return "reason '" + reason + "' of " + one.channel + " is repeated in " + path;
    return "";
}

}  // namespace

std::vector<Skill> read_skills(Block& group, const Names& names) {
    std::vector<Skill> skills;
    const Value* list = group.find("skills");
    const auto path = group.path_of("skills");
    if (!list) return skills;
    if (!list->is_list()) {
        complain_about(*list, path,
                       "must be a list, as in [" + (names.channels.empty() ? "a" : names.channels[0]) + "]",
                       group.problems());
        return skills;
    }
    if (list->items.empty()) complain_about(*list, path, "must name at least one channel", group.problems());
    for (const Value& item : list->items) {
        const bool more = item.is_map() && item.entries.size() == 1;
        const auto name = more ? std::optional(name_in_list(item)) : read_text(item, path, group.problems());
        if (!name) continue;
        const auto faults = group.problems().size();
        auto skill = read_skill(item, Block::join(path, *name), group, names);
        std::string repeated;
        for (const auto& other : skills)
            if (repeated.empty() && group.problems().size() == faults) repeated = what_is_repeated(skill, other, path);
        if (!contains(names.channels, *name))
            group.problems().add(item.place, unknown_name("channel", *name, path, names.channels));
        else if (!repeated.empty())
            group.problems().add(item.place, repeated);
        else
            skills.push_back(std::move(skill));
    }
    return skills;
}

}  // namespace holdtime
