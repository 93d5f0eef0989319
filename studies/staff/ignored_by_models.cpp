#include "studies/staff/ignored_by_models.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "models/catalogue.hpp"
#include "studies/analytic/ignored.hpp"

namespace holdtime {

namespace {

bool meets(const GroupDescription& group, std::size_t number, const MechanismUse& use) {
    if (use.group) return *use.group == number;
    return !use.channel || std::count(group.skills.begin(), group.skills.end(), *use.channel) > 0;
}

/// The group's own model, or the one that says what its shifts are to cover.
std::string formula_of(const AgentGroup& group) {
    if (group.staffing.name != "shifts") return group.staffing.name;
    for (const auto& [key, place, value] : group.staffing.parameters.entries)
        if (key == "requirement")
            return value.is_map() && !value.entries.empty() ? value.entries.front().key : value.text;
    return "";
}

}  // namespace

std::vector<std::string> ignored_by_models(const Scenario& scenario, const Strategy& strategy,
                                           const Description& with_plan) {
    const auto loads = expected_load(with_plan);
    const auto pools = analytic_pools(with_plan, loads);
    const auto uses = mechanisms_used({scenario, with_plan, loads, pools});
    std::vector<std::string> lines;
    for (const auto* model : staffing_models()) {
        std::string list;
        for (const auto& use : ignored_by(model->represents, uses)) {
            bool met = false;
            for (std::size_t g = 0; g < with_plan.groups.size(); ++g)
                met |= formula_of(strategy.agent_groups[g].second) == model->info.name &&
                       meets(with_plan.groups[g], g, use);
            if (met) list += (list.empty() ? "" : ", ") + use.words;
        }
        if (!list.empty()) lines.push_back(fmt::format("ignored by {}: {}", model->info.name, list));
    }
    return lines;
}

}  // namespace holdtime
