#include <fmt/format.h>

#include <cstdlib>
#include <limits>
#include <memory>

#include "cli/command.hpp"
#include "cli/file_lock.hpp"
#include "cli/interrupt.hpp"
#include "cli/keep_apart.hpp"
#include "cli/options.hpp"
#include "cli/output.hpp"
#include "cli/progress.hpp"
#include "cli/report_output.hpp"
#include "cli/work_notice.hpp"
#include "reports/documents/sweep_document.hpp"
#include "reports/formats/markdown_document.hpp"
#include "reports/formats/terminal.hpp"
#include "reports/html/studies/pages.hpp"
#include "reports/screen/fitted.hpp"
#include "reports/sweep_rows.hpp"
#include "studies/compare/wording.hpp"
#include "studies/sweep/merge.hpp"
#include "studies/sweep/sweep.hpp"

namespace holdtime {

namespace {

enum class Format { none, table, markdown, csv, json, xlsx };

Format format_of(const CommandLine& line, Format otherwise) {
    const auto name = format_name(line, "");
    if (name.empty()) return otherwise;
    if (name == "table") return Format::table;
    if (name == "markdown") return Format::markdown;
    if (name == "csv") return Format::csv;
    if (name == "json") return Format::json;
    if (name == "xlsx") return Format::xlsx;
    unknown_format(name, {"table", "csv", "json", "markdown", "xlsx"});
}

std::string document_text(const Document& document, Format format, const CommandLine& line, const Output& output) {
    return format == Format::markdown ? markdown_document(document)
                                      : terminal_text(document, report_style(line, output));
}

/// --best and --where; nothing without them.
std::optional<Ranking> ranking_of(const SweepHeader& header, const CommandLine& line, Format format) {
    if (!line.flag("best") && !line.flag("where")) return {};
    if (format == Format::csv || format == Format::json)
        wrong_usage("--best and --where order the table for people (csv and json hold every point: sort those)");
    return Ranking(line.text("best"), line.texts("where"), header.defined);
}

void write_results(const ResultStore& store, Format format, const CommandLine& line, Output& output, PageOutput& page) {
    const auto write = [&](std::string_view text) { output.write(text); };
    const auto ranking = ranking_of(store.header(), line, format);
    if (format == Format::csv) write_sweep_csv(store, write);
    if (format == Format::json) write_sweep_json(store, write);
    if (format == Format::table || format == Format::markdown) {
        auto document = sweep_document(store, ranking ? &*ranking : nullptr);
        if (format == Format::table) document = fitted_to_screen(document, report_style(line, output));
        output.write(document_text(document, format, line, output));
    }
    if (format == Format::xlsx)
        output.write(sweep_workbook(store, sweep_document(store, ranking ? &*ranking : nullptr), HOLDTIME_VERSION));
    page.write([&] { return sweep_page(store, report_style(line, output)); });
    output.commit();
    page.commit();
}

SweepOptions sweep_of(const CommandLine& line) {
    SweepOptions options;
    options.version = HOLDTIME_VERSION;
    options.load.overlays = line.texts("overlay");
    for (const auto& setting : line.texts("set")) options.load.sets.emplace_back(setting);
    options.experiment = line.settings();  // the sweep's own keys, and not its base's
    options.figures = line.texts("figure");
    return options;
}

std::optional<std::string> environment(const std::string& name) {
    const char* value = std::getenv(name.c_str());
    return value ? std::optional<std::string>(value) : std::nullopt;
}

/// The shard, and whether a scheduler told it: then all tasks were given the same -o.
struct Part {
    Shard shard;
    bool scheduled = false;
};

Part part_of(const CommandLine& line) {
    if (const auto text = line.text("shard")) return {parse_shard(*text), false};
    const auto shard = scheduled_shard(environment);
    return shard ? Part{*shard, true} : Part{};
}

std::string without_ending(const std::string& file) {
    for (const std::string ending : {".yaml", ".yml"})
        if (file.size() > ending.size() && file.ends_with(ending)) return file.substr(0, file.size() - ending.size());
    return file;
}

std::string results_file(const CommandLine& line, const Part& part) {
    const std::string& sweep = line.arguments()[0];
    auto file = line.text("output");
    if (file)
        for (const char* ending : {".csv", ".json", ".md", ".yaml"})
            if (file->ends_with(ending))
                wrong_usage("-o '" + *file +
                            "' (the results of a sweep are an SQLite file); name it FILE.sqlite, and redirect --format "
                            "csv or json");
    if (file && *file == "-")
        wrong_usage("the results of a sweep cannot go to standard output (they are an SQLite file); name one with -o");
    if (!file && sweep == "-") wrong_usage("a sweep from standard input needs a results file (-o RESULTS.sqlite)");
    const bool own_name = !part.shard.whole() && (part.scheduled || !file);
    const std::string name = file.value_or(without_ending(sweep) + ".sqlite");
    return own_name ? file_of_shard(name, part.shard) : name;
}

/// The store to write to: made, or the one that an earlier run began.
std::unique_ptr<ResultStore> open_store(const std::string& file, const SweepHeader& header) {
    const StoreMode mode = header.shard.whole() ? StoreMode::write : StoreMode::shard;
    if (is_vacant(file)) return ResultStore::create(file, mode, header);
    check_same_sweep(ResultStore::open(file, StoreMode::read)->header(), header, file);
    return ResultStore::open(file, mode);
}

/// With --keep-both: the file itself if it is of this sweep, else one beside it that bears the definition's name.
std::string file_to_keep(const std::string& file, const SweepHeader& header) {
    if (is_vacant(file)) return file;
    try {
        check_same_sweep(ResultStore::open(file, StoreMode::read)->header(), header, file);
        return file;
    } catch (const InputError&) {
        const auto beside = file_beside(file, header);
        print_message(fmt::format("{} stays as it is; results go to {}\n", file, beside));
        return beside;
    }
}

double waiting_time(const CommandLine& line) { return static_cast<double>(line.number("wait").value_or(0)); }

void tell(const CommandLine& line, const std::string& text) {
    if (!line.flag("quiet")) print_message(text);
}

/// "7 of 8 points are", "1 of 1 point is"
std::string there_text(std::uint64_t there, std::uint64_t all) {
    return fmt::format("{} of {} {}", count_text(there), points_text(all), there == 1 ? "is" : "are");
}

void tell_outcome(const CommandLine& line, const SweepOutcome& outcome, const std::string& file) {
    const std::string earlier = outcome.before > 0 ? fmt::format(" ({} {} there already)", count_text(outcome.before),
                                                                 outcome.before == 1 ? "was" : "were")
                                                   : "";
    if (outcome.interrupted)
        tell(line, fmt::format("interrupted: {} in {}{}; the same command goes on\n",
                               there_text(outcome.before + outcome.done, outcome.planned), file, earlier));
    else
        tell(line,
             fmt::format("{} in {}{}\n", there_text(outcome.planned - outcome.failed, outcome.planned), file, earlier));
    if (outcome.failed > 0)
        print_message(
            fmt::format("{} failed (--format table names {}, the table 'points' of the file holds all errors)\n",
                        points_text(outcome.failed), outcome.failed == 1 ? "it" : "them"));
}

int dry_run(const CommandLine& line, const SweepPlan& plan, const Shard& shard) {
    Output output("-");
    const auto write = [&](std::string_view text) { output.write(text); };
    const auto format = format_of(line, Format::table);
    if (format == Format::json) wrong_usage("--dry-run prints a table, markdown or csv (not json)");
    if (format == Format::csv)
        write_points_csv(plan, shard, write);
    else
        output.write(document_text(points_document(plan, shard, estimate_sweep(plan, shard, thread_count(line))),
                                   format, line, output));
    output.commit();
    constexpr double longest_trial = 2;  // seconds: for most sweeps every point
    const auto trial = try_points(plan, longest_trial);
    for (const auto& text : trial_lines(plan, trial)) print_message(text + '\n');
    return trial.wrong == 0 ? done : trial.wrong < trial.tried ? check_failed : input_wrong;
}

int simulate(const CommandLine& line) {
    const auto part = part_of(line);
    const auto format = format_of(line, Format::table);
    const SweepPlan plan(line.arguments()[0], sweep_of(line));
    ranking_of(plan.header(), line, format);  // what is wrong with it is said before anything is simulated
    if (line.flag("dry-run")) return dry_run(line, plan, part.shard);
    SweepHeader header = plan.header();
    header.shard = part.shard;
    auto file = results_file(line, part);
    keep_files_apart({{"the report", "-"}, {"-o", file}, {"--html", line.text("html").value_or("")}},
                     plan.files_read());
    if (line.flag("keep-both")) file = file_to_keep(file, header);
    const FileLock lock(file, waiting_time(line));
    const auto store = open_store(file, header);
    Output output("-");
    PageOutput page(line);

    SweepRun run;
    run.threads = thread_count(line);
    run.interrupted = &catch_interrupts();
    run.retry_failed = line.flag("retry-failed");
    store->log("started", fmt::format("holdtime {} with {} threads", HOLDTIME_VERSION, batch_threads(run.threads)));
    SweepOutcome outcome;
    {
        Progress progress(error_is_terminal() && !line.flag("quiet") && !line.flag("no-progress"), "points");
        const auto before = store->count_done() + (run.retry_failed ? 0 : store->count_failed());
        progress.begin_at(static_cast<std::uint32_t>(before));
        WorkNotice notice(!line.flag("quiet"), batch_threads(run.threads), "Ctrl-C keeps the points that are finished");
        notice.begin_at(before);
        run.progress = [&](auto finished, auto planned) {
            notice.show(finished, planned);
            progress.show(static_cast<std::uint32_t>(finished), static_cast<std::uint32_t>(planned));
        };
        outcome = run_sweep(plan, *store, run);
    }
    store->log(outcome.interrupted ? "interrupted" : "finished",
               fmt::format("{} points done, {} failed", outcome.done, outcome.failed));
    store->finish();
    tell_outcome(line, outcome, file);
    write_results(*store, format, line, output, page);
    if (outcome.interrupted) return was_interrupted;
    return outcome.failed > 0 ? check_failed : done;
}

int export_results(const CommandLine& line) {
    const std::string& file = line.arguments()[0];
    for (const char* option : {"shard", "dry-run", "keep-both", "retry-failed", "set", "overlay", "replications",
                               "precision", "seed", "engine"})
        if (line.flag(option))
            wrong_usage(fmt::format(
                "--{} with a results file (nothing is simulated); give the sweep's YAML file instead", option));
    const auto store = ResultStore::open(file, StoreMode::read);
    const auto path = line.text("output").value_or("-");
    keep_files_apart({{"the report", path}, {"--html", line.text("html").value_or("")}}, {file});
    Output output(path);
    PageOutput page(line);
    write_results(*store, format_of(line, Format::table), line, output, page);
    return done;
}

int merge(const CommandLine& line) {
    const std::string out = *line.text("merge");
    const Words& parts = line.arguments();
    if (parts.empty()) wrong_usage("nothing to merge (usage: holdtime sweep --merge OUT IN...)");
    for (const auto& part : parts)
        if (same_output(out, part))
            wrong_usage("'" + part + "' is the output of the merge, too (choose another file to write to)");
    const SweepHeader joined = joined_header(parts);
    SweepHeader header = joined;
    header.shard = {};
    const auto format = format_of(line, Format::none);
    const FileLock lock(out, waiting_time(line));
    const auto store = open_store(out, header);
    Output output("-");
    PageOutput page(line);
    const auto report = merge_shards(*store, parts, joined);
    store->finish();
    tell(line, fmt::format("{} in {}\n", there_text(report.there - report.failed, report.points), out));
    for (const auto& missing : report.missing) print_message(missing + "\n");
    if (report.failed > 0)
        print_message(fmt::format("{} failed (the table 'points' holds the errors)\n", points_text(report.failed)));
    write_results(*store, format, line, output, page);
    return report.missing.empty() && report.failed == 0 ? done : check_failed;
}

int run(const Command& command, const Words& words) {
    const CommandLine line(command, words, 0, std::numeric_limits<std::size_t>::max());
    if (line.help()) return line.print_help();
    if (line.flag("merge")) return merge(line);
    if (line.arguments().empty()) wrong_usage("an argument is missing (usage: holdtime sweep SWEEP)");
    if (line.arguments().size() > 1)
        wrong_usage("one argument too many: '" + line.arguments()[1] +
                    "' (usage: holdtime sweep SWEEP, or --merge OUT IN...)");
    return is_sqlite(line.arguments()[0]) ? export_results(line) : simulate(line);
}

}  // namespace

extern const Command sweep_command;
const Command sweep_command{"sweep", "SWEEP", "a batch of what-ifs: parallel, resumable, on one machine or many", run};

}  // namespace holdtime
