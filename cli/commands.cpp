#include "cli/command.hpp"

#include <fmt/format.h>

#include "cli/commit.hpp"
#include "cli/completions.hpp"
#include "cli/help_text.hpp"
#include "cli/man_page.hpp"
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

std::string version() {
    return fmt::format("holdtime {}{}\n", HOLDTIME_VERSION, commit.empty() ? "" : fmt::format(" ({})", commit));
}

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
    if (first == "--version" || first == "-V") return print_result(version());
    if (first == "--help" || first == "-h" || (first == "help" && words.size() == 1))
        return print_result(overview_of_commands());
    if (first == "completions") {
        const auto script = words.size() == 2 ? completions_for(words[1]) : std::string();
        if (!script.empty()) return print_result(script);
        throw InputError(
            {}, fmt::format("completions are there for {} (usage: holdtime completions SHELL)", completed_shells));
    }
    if (first == "man" && words.size() == 1) return print_result(man_page());
    if (first == "help") {
        const auto& command = find_command(words[1]);
        return command.run(command, {"--help"});
    }
    const auto& command = find_command(first);
    return command.run(command, {words.begin() + 1, words.end()});
}

}  // namespace holdtime
