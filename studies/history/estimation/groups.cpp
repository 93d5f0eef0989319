#include <algorithm>
#include <array>

#include "studies/history/estimation/fit.hpp"

namespace holdtime {

namespace {

constexpr double least_share = 0.05;  ///< of an agent's contacts, for a medium to be one of its skills

using Set = std::array<bool, medium_count>;

std::string name_of(const Set& set, bool only) {
    if (only) return "agents";
    std::string name;
    for (std::size_t m = 0; m < medium_count; ++m)
        if (set[m]) name += (name.empty() ? "" : " and ") + std::string(medium_names[m]);
    return name + " agents";
}

}  // namespace

AgentGroups find_groups(const ContactLog& log) {
    std::vector<std::array<double, medium_count>> counts(log.agents.size());
    for (const auto& contact : log.contacts)
        if (contact.agent != not_logged) ++counts[contact.agent][static_cast<std::size_t>(contact.medium)];
    std::vector<Set> sets;
    AgentGroups groups;
    if (log.agents.empty()) {
        Set used{};
        for (const auto& contact : log.contacts) used[static_cast<std::size_t>(contact.medium)] = true;
        sets.push_back(used);
    }
    for (const auto& count : counts) {
        Set set{};
        const double all = count[0] + count[1] + count[2];
        for (std::size_t m = 0; m < medium_count; ++m) set[m] = all > 0 && count[m] >= least_share * all;
        const auto found = std::find(sets.begin(), sets.end(), set);
        groups.of_agent.push_back(static_cast<std::uint32_t>(found - sets.begin()));
        if (found == sets.end()) sets.push_back(set);
    }
    for (const auto& set : sets) {
        groups.names.push_back(name_of(set, sets.size() == 1));
        groups.media.emplace_back();
        for (std::size_t m = 0; m < medium_count; ++m)
            if (set[m]) groups.media.back().push_back(static_cast<Medium>(m));
    }
    return groups;
}

}  // namespace holdtime
