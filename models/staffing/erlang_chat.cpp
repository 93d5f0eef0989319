#include "models/staffing/requirement/requirement.hpp"

namespace holdtime {
namespace {

GroupPlan plan(Parameters& parameters, const StaffingContext& context) {
    return plan_by_formula(parameters, context, {ChannelKind::chat}, by_erlang_chat, "erlang_chat");
}

}  // namespace

extern const StaffingModel erlang_chat_staffing_model = {
    {"erlang_chat",
     "for chats: the fewest agents who meet the targets when each holds several chats, each slower for it",
     "n = min {n: P(answered within T) >= target}, pool of agents with total rates k pace[k] / talk_time",
     "J. Luo, J. Zhang, Operations Research 61 (2013), 328-343", analytic_parameters(),
     "{erlang_chat: {service_level: 80%, within: 60s}}"},
    plan,
    nullptr,
    {Mechanism::waiting, Mechanism::blending, Mechanism::absence, Mechanism::patience, Mechanism::balking,
     Mechanism::lines, Mechanism::shared_attention}};

}  // namespace holdtime
