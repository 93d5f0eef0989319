#pragma once

#include <string>
#include <vector>

namespace holdtime {

/// Behind a message about a figure that there is not: the one that was meant, or the nearest and where all are listed.
std::string figure_suggestion(const std::string& key, const std::vector<std::string>& known);

}  // namespace holdtime
