#include "models/routing/chat_rule.hpp"

namespace holdtime {
namespace {

RoutingDescription make(Parameters& parameters) {
    return {AgentRule::random, ContactRule::skill_order, read_chat_rule(parameters), {}};
}

}  // namespace

extern const RoutingModel random_model = {{"random",
                                           "an arriving contact takes any free agent with the skill, all alike likely",
                                           "",
                                           "",
                                           {chat_rule_info},
                                           "{random: {}}"},
                                          make};

}  // namespace holdtime
