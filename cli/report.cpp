#include "cli/command.hpp"
#include "cli/keep_apart.hpp"
#include "cli/options.hpp"
#include "cli/report_output.hpp"
#include "scenarios/schema/files.hpp"

namespace holdtime {

namespace {

int run(const Command& command, const Words& words) {
    const CommandLine line(command, words, 1, 1);
    if (line.help()) return line.print_help();
    constexpr std::size_t most_bytes = std::size_t{1} << 28;
    Problems problems;
    const auto& file = line.arguments()[0];
    keep_files_apart({{"the report", line.text("output").value_or("-")}}, {file});
    const auto text = read_text_file(file, {}, most_bytes, problems);
    problems.throw_if_any();
    const auto comparison = read_json_report(*text, file == "-" ? standard_input : file);
    ReportOutput(line).write(comparison);
    return done;
}

}  // namespace

extern const Command report_command;
const Command report_command{"report", "RESULTS.json", "re-render a saved result (table, csv, json, markdown)", run};

}  // namespace holdtime
