#include "models/routing/chat_rule.hpp"

namespace holdtime {
namespace {

RoutingDescription make(Parameters& parameters) {
    return {AgentRule::most_idle, ContactRule::skill_order, read_chat_rule(parameters), {}};
}

}  // namespace

extern const RoutingModel most_idle_model = {{"most_idle",
                                              "an arriving contact takes, of all free agents with the skill, the one "
                                              "who has been busy for the least share of its time on duty so far",
                                              "",
                                              "",
                                              {chat_rule_info},
                                              "{most_idle: {}}"},
                                             make};

}  // namespace holdtime
