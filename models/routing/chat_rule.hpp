#pragma once

#include "models/catalogue.hpp"

namespace holdtime {

/// `chat:`, which agent of a group gets an arriving chat; every routing model takes it.
inline constexpr ParameterInfo chat_rule_info = {"chat", "one of least_loaded, most_loaded, random", "least_loaded",
                                                 "which of a group's agents gets an arriving chat"};
ChatRule read_chat_rule(Parameters& parameters);

}  // namespace holdtime
