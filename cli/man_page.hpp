#pragma once

#include <string>

namespace holdtime {

/// holdtime(1) as roff, from the tables of commands and options.
std::string man_page();

}  // namespace holdtime
