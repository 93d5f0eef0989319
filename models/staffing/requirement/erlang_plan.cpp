#include "models/staffing/requirement/erlang_plan.hpp"

#include "models/staffing/requirement/requirement.hpp"

namespace holdtime {

namespace {

constexpr double usual_occupancy = 0.85;  // the planning cap of docs and defaults (Call Centre Helper and others)

std::vector<double> agents_for(const Duty& duty, const StaffingContext& context) {
    if (duty.kind == ChannelKind::deferred) return spread_work(duty, usual_occupancy, context);
    auto usual = duty;
    if (!usual.aims.any()) usual.aims.service_level = 0.8;
    const auto formula = duty.kind == ChannelKind::chat ? by_erlang_chat : by_erlang_a;
    return requirement(usual, formula, occupancy_cap({}, context), context);
}

}  // namespace

GroupPlan erlang_plan(const StaffingNeeds& needs, const CalendarSpec& calendar, std::size_t group) {
    StaffingNotes unused;  // what cannot be met is said by whoever plans in earnest
    const StaffingNeeds quiet{needs.on_duty, needs.loads, needs.targets, needs.interval_labels, {}, 0, {}, unused};
    const StaffingContext context{calendar, needs.on_duty.grid, &quiet, group};
    std::vector<double> agents(needs.duty(group).size(), 0);
    for (const auto& duty : all_duties(context)) {
        const auto part = agents_for(duty, context);
        for (std::size_t i = 0; i < agents.size(); ++i) agents[i] += part[i];
    }
    return round_up(agents, context);
}

}  // namespace holdtime
