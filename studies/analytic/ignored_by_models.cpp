#include "studies/analytic/ignored_by_models.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "models/catalogue.hpp"
#include "studies/analytic/ignored.hpp"
#include "studies/setup/formulas.hpp"

namespace holdtime {

namespace {

bool has(const GroupDescription& group, std::size_t channel) {
    return std::count(group.skills.begin(), group.skills.end(), channel) > 0;
}

/// Does it take over contacts that somebody else's channel hands over?
bool takes_over(const GroupDescription& group, const MechanismUse& use, const Description& strategy) {
    if (use.mechanism != Mechanism::hand_over || !use.channel) return false;
    return std::any_of(strategy.reasons.begin(), strategy.reasons.end(), [&](const ReasonDescription& reason) {
        const auto& rule = reason.hand_over[*use.channel];
        for (std::size_t c = 0; c < rule.to.size() && rule.share > 0; ++c)
            if (rule.to[c] > 0 && has(group, c)) return true;
        return false;
    });
}

bool meets(std::size_t number, const MechanismUse& use, const Description& strategy) {
    if (use.group) return *use.group == number;
    return !use.channel || has(strategy.groups[number], *use.channel) ||
           takes_over(strategy.groups[number], use, strategy);
}

/// What `shifts` without a requirement covers (models/staffing/requirement/erlang_plan.hpp).
std::string usual_model(ChannelKind kind) {
    return kind == ChannelKind::chat ? "erlang_chat" : kind == ChannelKind::deferred ? "workload" : "erlang_a";
}

/// Does the model staff the group: as its own, or as what says how many its shifts are to cover? Of the usual formulas
/// only that of the mechanism's channel does.
bool staffs(const std::string& model, const AgentGroup& group, const GroupDescription& about, const MechanismUse& use,
            const Description& strategy) {
    const auto own = requirement_of(group.staffing).first;
    if (!own.empty()) return own == model;
    return std::any_of(about.skills.begin(), about.skills.end(), [&](std::size_t channel) {
        return (!use.channel || *use.channel == channel) && usual_model(strategy.channels[channel].kind) == model;
    });
}

/// Those who come back are load to formulas that count them.
Mechanisms represented(const StaffingModel& model, bool for_all) {
    auto represents = model.represents;
    if (for_all)
        for (const auto one : {Mechanism::redial, Mechanism::repeat, Mechanism::fates_of_needs}) represents.add(one);
    return represents;
}

}  // namespace

std::vector<std::string> ignored_by_models(const Scenario& scenario, const Strategy& strategy,
                                           const Description& with_plan, Mechanisms asked) {
    const auto loads = expected_load(with_plan);
    const auto pools = analytic_pools(with_plan, loads);
    const auto uses = mechanisms_used({scenario, with_plan, loads, pools});
    std::vector<std::string> lines;
    const auto add_line = [&](const StaffingModel& model, bool for_all) {
        const std::string name(model.info.name);
        std::string list;
        for (const auto& use : ignored_by(represented(model, for_all), uses)) {
            if (!asked.has(use.mechanism)) continue;
            bool met = false;
            for (std::size_t g = 0; g < with_plan.groups.size(); ++g) {
                const auto& group = strategy.agent_groups[g].second;
                met |= staffs_for_all(group.staffing) == for_all &&
                       staffs(name, group, with_plan.groups[g], use, with_plan) && meets(g, use, with_plan);
            }
            if (met) list += (list.empty() ? "" : ", ") + use.words;
        }
        if (!list.empty()) lines.push_back(fmt::format("ignored by {}: {}", name, list));
    };
    for (const auto* model : staffing_models())
        for (const bool for_all : {true, false}) add_line(*model, for_all);
    return lines;
}

}  // namespace holdtime
