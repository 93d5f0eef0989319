#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "reports/document/document.hpp"

namespace holdtime {

/// Each name in at most so many columns of a terminal: its head and its tail, and a number where two would look alike.
std::vector<std::string> short_names(const std::vector<std::string>& names, std::size_t width);

/// Names in at most so many columns over tables and behind `against`; before bars and lines of signs they are short
/// always.
void use_short_names(Document& document, const std::vector<std::string>& names, std::size_t width);

}  // namespace holdtime
