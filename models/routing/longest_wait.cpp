#include "models/routing/chat_rule.hpp"

namespace holdtime {
namespace {

RoutingDescription make(Parameters& parameters) {
    return {AgentRule::skill_rank, ContactRule::longest_wait, read_chat_rule(parameters), {}};
}

}  // namespace

extern const RoutingModel longest_wait_model = {
    {"longest_wait",
     "a freed agent takes the longest-waiting live contact of its skills, deferred work last",
     "",
     "",
     {chat_rule_info},
     "{longest_wait: {}}"},
    make};

}  // namespace holdtime
