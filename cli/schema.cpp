#include "cli/command.hpp"
#include "cli/json_schema.hpp"
#include "cli/options.hpp"
#include "cli/output.hpp"

namespace holdtime {

namespace {

int run(const Command& command, const Words& words) {
    const CommandLine line(command, words, 0, 0);
    return line.help() ? line.print_help() : print_result(json_schema());
}

}  // namespace

extern const Command schema_command;
const Command schema_command{"schema", "", "the JSON Schema of scenarios, for editor completion", run};

}  // namespace holdtime
