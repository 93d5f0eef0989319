#include "models/routing/chat_rule.hpp"

namespace holdtime {
namespace {

RoutingDescription make(Parameters& parameters) {
    return {AgentRule::fastest, ContactRule::skill_order, read_chat_rule(parameters), {}};
}

}  // namespace

extern const RoutingModel fastest_model = {{"fastest",
                                            "an arriving contact takes the fastest free agent of any group, by the "
                                            "skill's speed and the person's; of equals the longest idle",
                                            "",
                                            "",
                                            {chat_rule_info},
                                            "{fastest: {}}"},
                                           make};

}  // namespace holdtime
