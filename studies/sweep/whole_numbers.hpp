#pragma once

#include <string>

namespace holdtime {

/// Does what stands at this path of a scenario count (agents, chats, lines, replications ..), so that only whole
/// numbers make sense? A number in place of a staffing model counts agents.
bool takes_whole_numbers(const std::string& path);

}  // namespace holdtime
