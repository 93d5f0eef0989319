#include <fmt/format.h>

#include <filesystem>
#include <utility>

#include "cli/command.hpp"
#include "cli/keep_apart.hpp"
#include "cli/options.hpp"
#include "cli/output.hpp"
#include "cli/report_output.hpp"
#include "cli/rerun.hpp"
#include "scenarios/load/file_kind.hpp"
#include "scenarios/schema/content.hpp"
#include "scenarios/schema/files.hpp"
#include "sim/core/stop.hpp"
#include "studies/compare/beside.hpp"

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

struct Saved {
    std::string label;  ///< the file, for messages
    Comparison comparison;
};

Saved read_saved(const std::string& file) {
    constexpr std::size_t most_bytes = std::size_t{1} << 28;
    Problems problems;
    const auto text = read_text_file(file, {}, most_bytes, problems);
    problems.throw_if_any();
    const std::string label = file == "-" ? standard_input : file;
    refuse_other_texts(*text, label);
    return {label, read_json_report(*text, label)};
}

/// The files' names without folder and ending, where that tells them apart.
std::pair<std::string, std::string> names_of(const Words& files) {
    const auto stem = [](const std::string& file) { return std::filesystem::path(file).stem().string(); };
    if (stem(files[0]) != stem(files[1])) return {stem(files[0]), stem(files[1])};
    return {files[0], files[1]};
}

int render_again(const Saved& saved, const CommandLine& line, ReportOutput& output) {
    try {
        const auto comparison = rerun(saved.comparison, saved.label, line);
        output.write(comparison);
        return comparison.results.partial ? was_interrupted : done;
    } catch (const Interrupted&) {
        print_message("interrupted before a replication was finished; there is nothing to report\n");
        return was_interrupted;
    }
}

int run(const Command& command, const Words& words) {
    const CommandLine line(command, words, 1, 2);
    if (line.help()) return line.print_help();
    const auto& files = line.arguments();
    const bool two = files.size() > 1;
    if (two && line.flag("rerun")) wrong_usage("--rerun takes one result (simulate them one after the other)");
    if (two && files[0] == files[1])
        wrong_usage(fmt::format("'{}' is given twice (two results stand beside each other)", files[0]));
    keep_files_apart({{"the report", line.text("output").value_or("-")}, {"--html", line.text("html").value_or("")}},
                     files);
    const auto saved = read_saved(files[0]);
    if (!two) {
        ReportOutput output(line);
        if (line.flag("rerun")) return render_again(saved, line, output);
        output.write(saved.comparison);
        return done;
    }
    const auto other = read_saved(files[1]);
    const auto [a, b] = names_of(files);
    ReportOutput(line).write(beside({saved.comparison, a}, {other.comparison, b}));
    return done;
}

}  // namespace

extern const Command report_command;
const Command report_command{"report", "RESULTS.json...",
                             "re-render a saved result (table, csv, json, markdown, html), or two beside each other",
                             run};

}  // namespace holdtime
