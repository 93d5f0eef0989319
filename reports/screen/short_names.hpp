#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "reports/document/document.hpp"

namespace holdtime {

/// Each name in at most so many columns of a terminal: its head and its tail, and a number where two would look alike.
std::vector<std::string> short_names(const std::vector<std::string>& names, std::size_t width);

/// The names in place of what they are short for: over tables, behind `against`, and before bars and lines of signs.
void use_short_names(Document& document, const std::vector<std::string>& names,
                     const std::vector<std::string>& shorter);

}  // namespace holdtime
