#include "cli/command.hpp"

#include <fmt/format.h>

#include "cli/completions.hpp"
#include "cli/help_text.hpp"
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

int dispatch(const Words& words) {
    if (words.empty()) {
        print_to_error(overview_of_commands());
        return input_wrong;
    }
    const auto& first = words.front();
    if (first == "--version" || first == "-V") return print_result(fmt::format("holdtime {}\n", HOLDTIME_VERSION));
    if (first == "--help" || first == "-h" || (first == "help" && words.size() == 1))
        return print_result(overview_of_commands());
    if (first == "completions") {
        if (words.size() == 2 && words[1] == "bash") return print_result(bash_completions());
        throw InputError({}, "completions are there for bash alone (holdtime completions bash)");
    }
    if (first == "help") {
        const auto& command = find_command(words[1]);
        return command.run(command, {"--help"});
    }
    const auto& command = find_command(first);
    return command.run(command, {words.begin() + 1, words.end()});
}

}  // namespace holdtime
