#include "models/staffing/requirement/requirement.hpp"

namespace holdtime {
namespace {

GroupPlan plan(Parameters& parameters, const StaffingContext& context) {
    return plan_by_formula(parameters, context, {ChannelKind::voice}, by_erlang_a, "erlang_a");
}

}  // namespace

extern const StaffingModel erlang_a_staffing_model = {
    {"erlang_a",
     "for calls: the fewest agents who meet the targets by Erlang A in each interval; customers have patience",
     "n = min {n: P(answered within T) >= target}, M/M/n/N + M",
     "O. Garnett, A. Mandelbaum, M. Reiman, M&SOM 4 (2002), 208-227", analytic_parameters(),
     "{erlang_a: {service_level: 80%, within: 20s}}"},
    plan,
    nullptr,
    {Mechanism::waiting, Mechanism::blending, Mechanism::absence, Mechanism::patience, Mechanism::balking,
     Mechanism::lines}};

}  // namespace holdtime
