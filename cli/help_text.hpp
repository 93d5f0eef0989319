#pragma once

#include <string>

#include "cli/command.hpp"

namespace holdtime {

/// What `holdtime COMMAND --help` prints: usage, sentence, and the options of the table.
std::string help_text(const Command& command);

/// The text of `holdtime --help`.
std::string overview_of_commands();

}  // namespace holdtime
