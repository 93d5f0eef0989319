#include "cli/command.hpp"
#include "cli/json_schema.hpp"
#include "cli/options.hpp"
#include "cli/output.hpp"
#include "reports/results_schema.hpp"

namespace holdtime {

namespace {

int run(const Command& command, const Words& words) {
    const CommandLine line(command, words, 0, 0);
    if (line.help()) return line.print_help();
    return print_result(line.flag("results") ? results_schema() : json_schema());
}

}  // namespace

extern const Command schema_command;
const Command schema_command{"schema", "", "the JSON Schema of scenarios, for editor completion, or of results", run};

}  // namespace holdtime
