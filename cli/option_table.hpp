#pragma once

#include <string_view>
#include <vector>

namespace holdtime {

/// One option of one or several commands: help, limits, messages and completion come from its row.
struct OptionInfo {
    std::string_view name;      ///< without --
    std::string_view argument;  ///< as in the help, "N"; "" = a flag
    std::string_view commands;  ///< separated by blanks
    std::string_view help;
    char letter = 0;          ///< -o; 0 = none
    bool repeatable = false;  ///< may be given several times
    bool numbers = false;     ///< takes whole numbers from `least` to `most`
    unsigned long long least = 0, most = 0;
    std::string_view words = {};  ///< that it takes, separated by '|'; "" = any
    std::string_view key = {};    ///< of the scenario, for which it stands
};

/// In the order of the help.
const std::vector<OptionInfo>& option_table();

/// Those of a command.
std::vector<const OptionInfo*> options_of(std::string_view command);

}  // namespace holdtime
