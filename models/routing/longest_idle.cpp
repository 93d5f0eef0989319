#include "models/routing/chat_rule.hpp"

namespace holdtime {
namespace {

RoutingDescription make(Parameters& parameters) {
    return {AgentRule::longest_idle, ContactRule::skill_order, read_chat_rule(parameters), {}};
}

}  // namespace

extern const RoutingModel longest_idle_model = {{"longest_idle",
                                                 "an arriving contact takes the longest-idle free agent of any group",
                                                 "",
                                                 "",
                                                 {chat_rule_info},
                                                 "{longest_idle: {}}"},
                                                make};

}  // namespace holdtime
