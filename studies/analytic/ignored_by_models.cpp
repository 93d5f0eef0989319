#include "studies/analytic/ignored_by_models.hpp"

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

/// What `shifts` without a requirement covers (models/staffing/requirement/erlang_plan.hpp).
std::string usual_formula(ChannelKind kind) {
    return kind == ChannelKind::chat ? "erlang_chat" : kind == ChannelKind::deferred ? "workload" : "erlang_a";
}

/// Does the model staff the group: as its own, or as what says how many its shifts are to cover? Of the usual formulas
/// only that of the mechanism's channel does.
bool staffs(const std::string& model, const AgentGroup& group, const GroupDescription& about, const MechanismUse& use,
            const Description& strategy) {
    if (group.staffing.name != "shifts") return group.staffing.name == model;
    for (const auto& [key, place, value] : group.staffing.parameters.entries)
        if (key == "requirement")
            return model == (value.is_map() && !value.entries.empty() ? value.entries.front().key : value.text);
    return std::any_of(about.skills.begin(), about.skills.end(), [&](std::size_t channel) {
        return (!use.channel || *use.channel == channel) && usual_formula(strategy.channels[channel].kind) == model;
    });
}

}  // namespace

std::vector<std::string> ignored_by_models(const Scenario& scenario, const Strategy& strategy,
                                           const Description& with_plan, Mechanisms asked) {
    const auto loads = expected_load(with_plan);
    const auto pools = analytic_pools(with_plan, loads);
    const auto uses = mechanisms_used({scenario, with_plan, loads, pools});
    std::vector<std::string> lines;
    for (const auto* model : staffing_models()) {
        std::string list;
        for (const auto& use : ignored_by(model->represents, uses)) {
            if (!asked.has(use.mechanism)) continue;
            bool met = false;
            for (std::size_t g = 0; g < with_plan.groups.size(); ++g)
                met |= staffs(std::string(model->info.name), strategy.agent_groups[g].second, with_plan.groups[g], use,
                              with_plan) &&
                       meets(with_plan.groups[g], g, use);
            if (met) list += (list.empty() ? "" : ", ") + use.words;
        }
        if (!list.empty()) lines.push_back(fmt::format("ignored by {}: {}", model->info.name, list));
    }
    return lines;
}

}  // namespace holdtime
