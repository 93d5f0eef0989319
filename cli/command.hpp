#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace holdtime {

/// What a command leaves behind: its exit status.
enum ExitStatus : int { done = 0, check_failed = 1, input_wrong = 2, machine_failed = 3, was_interrupted = 130 };

using Words = std::vector<std::string>;

/// One subcommand. `run` is handed the words after its name; what is wrong is thrown (InputError, MachineError).
struct Command {
    std::string_view name;
    std::string_view arguments;  ///< as in the usage line
    std::string_view sentence;
    int (*run)(const Command& command, const Words& words);
};

/// Every command, in the order of `holdtime --help`; one line each in commands.cpp.
const std::vector<const Command*>& commands();

/// Runs the command that the words name; `--help`, `--version` and `help NAME` too.
int dispatch(const Words& words);

}  // namespace holdtime
