#pragma once

#include <string>
#include <vector>

namespace holdtime {

/// Paths as headings: the last steps that tell each from the others, at least two, as in `phone desk.staffing`.
std::vector<std::string> path_names(const std::vector<std::string>& paths);

/// `phone desk.staffing = strategies.mixed.agent_groups.phone desk.staffing`, of those that are not whole.
std::vector<std::string> path_legend(const std::vector<std::string>& paths);

}  // namespace holdtime
