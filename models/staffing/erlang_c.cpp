#include "models/staffing/requirement/requirement.hpp"

namespace holdtime {
namespace {

GroupPlan plan(Parameters& parameters, const StaffingContext& context) {
    return plan_by_formula(parameters, context, {ChannelKind::voice}, by_erlang_c, "erlang_c");
}

}  // namespace

extern const StaffingModel erlang_c_staffing_model = {
    {"erlang_c", "for calls: the fewest agents who meet the targets by Erlang C in each interval; nobody ever leaves",
     "n = min {n: 1 - C(n, a) exp(-(n mu - lambda) T) >= target}", "A. K. Erlang, Elektroteknikeren 13 (1917), 5-13",
     analytic_parameters(), "{erlang_c: {service_level: 80%, within: 20s}}"},
    plan,
    nullptr,
    {Mechanism::waiting, Mechanism::blending, Mechanism::absence}};

}  // namespace holdtime
