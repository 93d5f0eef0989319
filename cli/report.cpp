#include <fmt/format.h>

#include <filesystem>
#include <optional>
#include <utility>

#include "cli/command.hpp"
#include "cli/keep_apart.hpp"
#include "cli/live_page.hpp"
#include "cli/options.hpp"
#include "cli/output.hpp"
#include "cli/report_output.hpp"
#include "cli/rerun.hpp"
#include "reports/breakeven.hpp"
#include "reports/check.hpp"
#include "reports/html/studies/pages.hpp"
#include "reports/saved.hpp"
#include "reports/staffing.hpp"
#include "reports/tornado.hpp"
#include "scenarios/load/file_kind.hpp"
#include "scenarios/schema/content.hpp"
#include "scenarios/schema/files.hpp"
#include "sim/core/stop.hpp"
#include "studies/compare/beside.hpp"

namespace holdtime {

namespace {

/// Results, of whatever command, are left to the reader of results, which knows them.
void refuse_other_texts(const std::string& text, const std::string& file) {
    using enum TextKind;
    if (text.find_first_not_of(" \t\r\n") == std::string::npos)
        throw InputError({file, 1, 1}, "empty file (no results)");
    const auto kind = text_kind(text, file);
    const bool results = kind == run_results || kind == staff_results || kind == other_results ||
                         kind == sweep_results || kind == check_results || kind == baseline;
    if (const auto instead = results ? std::string() : use_of_text(text, file == standard_input ? "-" : file);
        !instead.empty())
        throw InputError({file, 1, 1}, "not results of holdtime run but " + instead +
                                           "; holdtime run SCENARIO --format json -o FILE writes results");
}

/// A file of results, and what messages call it.
struct SavedText {
    std::string label, text;
};

SavedText read_text(const std::string& file) {
    constexpr std::size_t most_bytes = std::size_t{1} << 28;
    Problems problems;
    auto text = read_text_file(file, {}, most_bytes, problems);
    problems.throw_if_any();
    SavedText saved{file == "-" ? standard_input : file, std::move(*text)};
    refuse_other_texts(saved.text, saved.label);
    return saved;
}

/// Results of `run` in full, with the file's name for messages.
struct SavedRun {
    std::string label;
    Comparison comparison;
};

SavedRun read_run(const std::string& file) {
    const auto saved = read_text(file);
    return {saved.label, read_json_report(saved.text, saved.label)};
}

template <class Format, class Found>
void write_study(const CommandLine& line, const std::vector<Format>& formats, const Found& found,
                 std::string (*page_of)(const Found&, const ReportStyle&)) {
    const auto& format = chosen_format(line, formats);
    Output report(line.text("output").value_or("-"));
    const auto style = report_style(line, report);
    PageOutput page(line);
    report.write(format.render(found, style));
    page.write([&] { return page_of(found, style); });
    report.commit();
    page.commit();
}

/// Each kind of results in the formats of its own command.
struct Writer {
    const CommandLine& line;
    void operator()(const Comparison& found) const { ReportOutput(line).write(found); }
    void operator()(const Staffing& found) const { write_study(line, staffing_formats(), found, staffing_page); }
    void operator()(const Breakeven& found) const { write_study(line, breakeven_formats(), found, breakeven_page); }
    void operator()(const Tornado& found) const { write_study(line, tornado_formats(), found, tornado_page); }
    void operator()(const std::vector<ScenarioCheck>& found) const {
        write_study(line, check_formats(), found, check_page);
    }
};

/// The files' names without folder and ending, where that tells them apart.
std::pair<std::string, std::string> names_of(const Words& files) {
    const auto stem = [](const std::string& file) { return std::filesystem::path(file).stem().string(); };
    if (stem(files[0]) != stem(files[1])) return {stem(files[0]), stem(files[1])};
    return {files[0], files[1]};
}

void write(const Comparison& comparison, const SavedRun& saved, const CommandLine& line, ReportOutput& output) {
    std::optional<LivePage> live;
    if (line.flag("live")) live = live_page(line, comparison, saved.label);
    output.write(comparison, live ? &*live : nullptr);
}

int render_again(const SavedRun& saved, const CommandLine& line, ReportOutput& output) {
    try {
        const auto comparison = rerun(saved.comparison, saved.label, line);
        write(comparison, saved, line, output);
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
    for (const auto* option : {"rerun", "live"})
        if (two && line.flag(option))
            wrong_usage(fmt::format("--{} takes one result (simulate them one after the other)", option));
    for (const auto* option : {"set", "what-if", "replications"})
        if (line.flag(option) && !line.flag("rerun"))
            wrong_usage(fmt::format("--{} goes with --rerun (saved figures do not change)", option));
    if (two && files[0] == files[1])
        wrong_usage(fmt::format("'{}' is given twice (two results stand beside each other)", files[0]));
    keep_files_apart({{"the report", line.text("output").value_or("-")}, {"--html", line.text("html").value_or("")}},
                     files);
    if (!two && !line.flag("rerun") && !line.flag("live")) {
        const auto saved = read_text(files[0]);
        std::visit(Writer{line}, read_saved(saved.text, saved.label));
        return done;
    }
    const auto saved = read_run(files[0]);
    if (line.flag("live") && saved.comparison.asked.changed)
        wrong_usage("--live begins with one world, and these results tell of two (use results without --what-if)");
    if (line.flag("live")) check_live(line, asked_again(saved.comparison, saved.label, line).scenario);
    if (!two) {
        ReportOutput output(line);
        if (line.flag("rerun")) return render_again(saved, line, output);
        write(saved.comparison, saved, line, output);
        return done;
    }
    const auto other = read_run(files[1]);
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
