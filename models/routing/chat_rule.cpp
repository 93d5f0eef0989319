#include "models/routing/chat_rule.hpp"

namespace holdtime {

ChatRule read_chat_rule(Parameters& parameters) {
    const auto rule = parameters.one_of("chat", {"least_loaded", "most_loaded", "random"}, "least_loaded");
    if (rule == "most_loaded") return ChatRule::most_loaded;
    return rule == "random" ? ChatRule::random : ChatRule::least_loaded;
}

}  // namespace holdtime
