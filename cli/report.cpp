#include "cli/command.hpp"
#include "cli/keep_apart.hpp"
#include "cli/options.hpp"
#include "cli/report_output.hpp"
#include "scenarios/load/file_kind.hpp"
#include "scenarios/schema/content.hpp"
#include "scenarios/schema/files.hpp"

namespace holdtime {

namespace {

/// Results of other commands are left to the reader of results, which knows them, too.
void refuse_other_texts(const std::string& text, const std::string& file) {
    using enum TextKind;
    if (text.find_first_not_of(" \t\r\n") == std::string::npos)
        throw InputError({file, 1, 1}, "empty file (no results)");
    const auto kind = text_kind(text, file);
    const bool results = kind == run_results || kind == staff_results || kind == sweep_results ||
                         kind == check_results || kind == baseline;
    if (const auto instead = results ? std::string() : use_of_text(text, file == standard_input ? "-" : file);
        !instead.empty())
        throw InputError({file, 1, 1}, "not results of holdtime run but " + instead +
                                           "; holdtime run SCENARIO --format json -o FILE writes results");
}

int run(const Command& command, const Words& words) {
    const CommandLine line(command, words, 1, 1);
    if (line.help()) return line.print_help();
    constexpr std::size_t most_bytes = std::size_t{1} << 28;
    Problems problems;
    const auto& file = line.arguments()[0];
    keep_files_apart({{"the report", line.text("output").value_or("-")}, {"--html", line.text("html").value_or("")}},
                     {file});
    const auto text = read_text_file(file, {}, most_bytes, problems);
    problems.throw_if_any();
    const std::string label = file == "-" ? standard_input : file;
    refuse_other_texts(*text, label);
    const auto comparison = read_json_report(*text, label);
    ReportOutput(line).write(comparison);
    return done;
}

}  // namespace

extern const Command report_command;
const Command report_command{"report", "RESULTS.json", "re-render a saved result (table, csv, json, markdown, html)",
                             run};

}  // namespace holdtime
