#include <algorithm>

#include "models/checks.hpp"
#include "models/staffing/requirement/requirement.hpp"

namespace holdtime {
namespace {

constexpr double usual_occupancy = 0.85;

GroupPlan plan(Parameters& parameters, const StaffingContext& context) {
    parameters.short_form("occupancy");
    const auto options = read_analytic_options(parameters);
    std::vector<double> agents(context.grid.counted(), 0);
    if (!context.needs) return GroupPlan(agents.size(), 0);
    const double occupancy = occupancy_cap(options, context).value_or(usual_occupancy);
    for (const auto& duty : duties(parameters, options, context,
                                   {ChannelKind::voice, ChannelKind::chat, ChannelKind::deferred}, "workload", true)) {
        const auto& load = context.needs->loads[duty.channel];
        const auto deferred =
            duty.kind == ChannelKind::deferred ? spread_work(duty, occupancy, context) : std::vector<double>{};
        const double at_once = context.needs->on_duty.channels[duty.channel].concurrency;
        for (std::size_t i = 0; i < agents.size(); ++i)
            agents[i] += !deferred.empty()
                             ? deferred[i]
                             : duty.arrivals[i] * load.handle_time[i] / (duty.time[i] * occupancy * at_once);
    }
    return round_up(agents, context);
}

}  // namespace

extern const StaffingModel workload_staffing_model = {
    {"workload",
     "folklore: contacts x handle time / occupancy, whatever the targets; chats divided by concurrency as if each were "
     "as fast",
     "n = lambda E[S] / (occupancy x concurrency); deferred work spread over the day",
     "",
     {{"occupancy",
       "share",
       "the group's occupancy.at_most, else 85%",
       "part of the time that an agent is to be busy; {workload: 80%} is short for it",
       "usual planning cap (Call Centre Helper and others)",
       "medium",
       {0, 1, true},
       true},
      {"channels", "list of texts", "the group's skills", "which of them to count"},
      {"contacts", "one of all, first", "all",
       "whom to staff for: all who come, redials and repeats included, or first contacts only"}},
     "{workload: {occupancy: 85%}}"},
    plan,
    nullptr,
    Mechanisms::all().without({Mechanism::skills})};

}  // namespace holdtime
