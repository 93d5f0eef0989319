#include "models/routing/chat_rule.hpp"

namespace holdtime {
namespace {

RoutingDescription make(Parameters& parameters) {
    return {AgentRule::skill_rank, ContactRule::skill_order, read_chat_rule(parameters), {}};
}

}  // namespace

extern const RoutingModel priority_model = {
    {"priority",
     "a freed agent takes the first of its skills that waits; a contact goes to the group that ranks it highest",
     "",
     "",
     {chat_rule_info},
     "{priority: {}}"},
    make};

}  // namespace holdtime
