#include "cli/command.hpp"

#include <fmt/format.h>

#include "cli/output.hpp"
#include "sim/core/error.hpp"

namespace holdtime {

extern const Command run_command, staff_command, sweep_command, breakeven_command, fit_command, backtest_command,
    check_command, report_command, validate_command, list_command, explain_command, init_command, schema_command;

const std::vector<const Command*>& commands() {
    static const std::vector<const Command*> all{
        &run_command,      &staff_command, &sweep_command,  &breakeven_command, &fit_command,
        &backtest_command, &check_command, &report_command, &validate_command,  &list_command,
        &explain_command,  &init_command,  &schema_command,
    };
    return all;
}

namespace {

const Command& find_command(const std::string& name) {
    Words names;
    for (const auto* command : commands()) {
        if (command->name == name) return *command;
        names.emplace_back(command->name);
    }
    throw InputError({}, fmt::format("unknown command '{}'{}", name, suggestion(name, names)));
}

}  // namespace

std::string overview_of_commands() {
    std::string text =
        "holdtime simulates a contact centre: for these customers, which way of serving them gives what service at "
        "what cost?\n\n";
    for (const auto* command : commands())
        text += fmt::format("  holdtime {:<34} {}\n", fmt::format("{} {}", command->name, command->arguments),
                            command->sentence);
    return text +
           "\n  holdtime COMMAND --help tells a command's options; holdtime --version the version.\n"
           "  Results go to standard output, messages to standard error; '-' is standard input or output.\n"
           "  Exit status: 0 done, 1 a check failed, 2 the input is wrong, 3 the machine failed, 130 interrupted.\n";
}

int dispatch(const Words& words) {
    if (words.empty()) {
        print_to_error(overview_of_commands());
        return input_wrong;
    }
    const auto& first = words.front();
    if (first == "--version" || first == "-V") return print_result(fmt::format("holdtime {}\n", HOLDTIME_VERSION));
    if (first == "--help" || first == "-h" || (first == "help" && words.size() == 1))
        return print_result(overview_of_commands());
    if (first == "help") {
        const auto& command = find_command(words[1]);
        return command.run(command, {"--help"});
    }
    const auto& command = find_command(first);
    return command.run(command, {words.begin() + 1, words.end()});
}

}  // namespace holdtime
