#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "models/staffing/requirement/requirement.hpp"

namespace holdtime {
namespace {

/// a + beta sqrt(a), whatever service that gives.
GroupPlan plan_by_beta(Parameters& parameters, const AnalyticOptions& options, double beta,
                       const StaffingContext& context) {
    std::vector<double> agents(context.grid.counted(), 0);
    for (const auto& duty : duties(parameters, options, context, {ChannelKind::voice}, "square_root", true)) {
        const auto& load = context.needs->loads[duty.channel];
        for (std::size_t i = 0; i < agents.size(); ++i) {
            const double erlangs = duty.arrivals[i] / duty.time[i] * load.handle_time[i];
            agents[i] += std::max(0.0, erlangs + beta * std::sqrt(erlangs));
        }
    }
    return round_up(agents, context);
}

GroupPlan plan(Parameters& parameters, const StaffingContext& context) {
    parameters.short_form("beta");
    if (!parameters.has("beta")) {
        parameters.value("beta");
        return plan_by_formula(parameters, context, {ChannelKind::voice}, by_square_root, "square_root");
    }
    const auto options = read_analytic_options(parameters);
    const double beta = parameters.number("beta");
    for (const std::string aim : {"service_level", "within", "abandonment_rate", "asa", "occupancy"})
        if (parameters.has(aim))
            parameters.complain(aim, fmt::format("{0}.{1} contradicts {0}.beta (the margin is given, whatever service "
                                                 "that makes); leave one of them out",
                                                 parameters.path(), aim));
    if (!context.needs) return GroupPlan(context.grid.counted(), 0);
    return plan_by_beta(parameters, options, beta, context);
}

}  // namespace

extern const StaffingModel square_root_staffing_model = {
    {"square_root",
     "for calls: load plus a margin of its square root, by the many-server limits of Halfin, Whitt and Garnett",
     "n = a + beta sqrt(a); beta as given, or the least that meets the targets in the limit",
     "S. Borst, A. Mandelbaum, M. Reiman, Operations Research 52 (2004), 17-34",
     analytic_parameters({ParameterInfo{"beta", "number", "what the targets need",
                                        "margin in square roots of the load; {square_root: 0.8} is short for it"}
                              .short_form()}),
     "{square_root: {beta: 0.8}}"},
    plan,
    nullptr,
    {Mechanism::waiting, Mechanism::blending, Mechanism::absence, Mechanism::patience}};

}  // namespace holdtime
