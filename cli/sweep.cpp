#include <fmt/format.h>

#include <cstdlib>
#include <limits>
#include <memory>

#include "cli/command.hpp"
#include "cli/file_lock.hpp"
#include "cli/interrupt.hpp"
#include "cli/options.hpp"
#include "cli/output.hpp"
#include "cli/progress.hpp"
#include "reports/sweep_table.hpp"
#include "studies/sweep/merge.hpp"
#include "studies/sweep/sweep.hpp"

namespace holdtime {

namespace {

namespace po = boost::program_options;

po::options_description sweep_options() {
    po::options_description options;
    const auto value = [](const char* name) { return po::value<std::string>()->value_name(name); };
    options.add(scenario_options())
        .add_options()("dry-run", "print the points and an estimate of the time, and write nothing")(
            "shard", value("I/N"),
            "only this part of the points, into a file of its own (default: what a Slurm, Kubernetes or AWS Batch "
            "array says)")("merge", value("OUT"), "join the results files of shards: holdtime sweep --merge OUT IN...")(
            "engine", value("NAME"),
            "simulation (default), or a queueing model (holdtime list queueing), as in erlang_a or "
            "stationary/lag/erlang_c")("replications", value("N"),
                                       "per point, instead of the sweep's or the scenario's")(
            "precision", value("SHARE"), "replicate each point until it is known so well, as in 1%")(
            "seed", value("N"), "of the customers (the same at every point) and of sampled points")(
            "threads", value("N"), "as many as the machine has (default); no result depends on it")(
            "keep-both",
            "when the results file is of another version of the scenario or sweep: leave it, and write to one beside "
            "it")("retry-failed", "simulate again the points that failed")(
            "wait", value("SECONDS"), "wait so long for another process that writes the results file");
    options.add(report_options()).add_options()("quiet,q", "no messages but errors")("no-progress", "no progress bar");
    return options;
}

enum class Format { none, table, markdown, csv, json };

Format format_of(const CommandLine& line, Format otherwise) {
    const auto name = line.text("format");
    if (!name) return otherwise;
    if (*name == "table") return Format::table;
    if (*name == "markdown") return Format::markdown;
    if (*name == "csv") return Format::csv;
    if (*name == "json") return Format::json;
    wrong_usage("unknown --format '" + *name + "' of a sweep" +
                suggestion(*name, {"table", "csv", "json", "markdown"}));
}

void write_results(const ResultStore& store, Format format, Output& output) {
    const auto write = [&](std::string_view text) { output.write(text); };
    if (format == Format::csv) write_sweep_csv(store, write);
    if (format == Format::json) write_sweep_json(store, write);
    if (format == Format::table || format == Format::markdown)
        write_sweep_table(store, format == Format::markdown, write);
    output.commit();
}

SweepOptions sweep_of(const CommandLine& line) {
    SweepOptions options;
    options.version = HOLDTIME_VERSION;
    options.load = load_options(line);
    if (const auto n = line.text("replications")) whole_number(*n, "--replications", 1, most_replications);
    if (const auto n = line.text("seed")) whole_number(*n, "--seed", 0, ~0ULL);
    for (const char* key : {"engine", "replications", "precision", "seed"})
        if (const auto text = line.text(key))
            options.experiment.emplace_back(fmt::format("experiment.{}={}", key, *text), fmt::format("--{}", key));
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

double waiting_time(const CommandLine& line) {
    const auto text = line.text("wait");
    return text ? static_cast<double>(whole_number(*text, "--wait", 0, 1000000)) : 0;
}

unsigned threads_of(const CommandLine& line) {
    const auto text = line.text("threads");
    return text ? static_cast<unsigned>(whole_number(*text, "--threads", 1, 1024)) : 0;
}

void tell(const CommandLine& line, const std::string& text) {
    if (!line.flag("quiet")) print_message(text);
}

void tell_outcome(const CommandLine& line, const SweepOutcome& outcome, const std::string& file) {
    const std::string earlier = outcome.before > 0 ? fmt::format(" ({} were there already)", outcome.before) : "";
    if (outcome.interrupted)
        tell(line, fmt::format("interrupted: {} of {} points are in {}{}; the same command goes on\n",
                               outcome.before + outcome.done, outcome.planned, file, earlier));
    else
        tell(line, fmt::format("{} of {} points are in {}{}\n", outcome.planned - outcome.failed, outcome.planned, file,
                               earlier));
    if (outcome.failed > 0)
        print_message(fmt::format(
            "{} points failed (--format table names them, the table 'points' of the file holds all errors)\n",
            outcome.failed));
}

int dry_run(const CommandLine& line, const SweepPlan& plan, const Shard& shard) {
    Output output("-");
    const auto write = [&](std::string_view text) { output.write(text); };
    const auto format = format_of(line, Format::table);
    if (format == Format::json || format == Format::markdown)
        wrong_usage("--dry-run prints a table or csv (not " + *line.text("format") + ")");
    if (format == Format::csv)
        write_points_csv(plan, shard, write);
    else
        write_points(plan, shard, estimate_sweep(plan, shard, threads_of(line)), write);
    output.commit();
    return done;
}

int simulate(const CommandLine& line) {
    const auto part = part_of(line);
    const auto format = format_of(line, Format::table);
    const SweepPlan plan(line.arguments()[0], sweep_of(line));
    if (line.flag("dry-run")) return dry_run(line, plan, part.shard);
    SweepHeader header = plan.header();
    header.shard = part.shard;
    auto file = results_file(line, part);
    if (same_output(file, line.arguments()[0]) || same_output(file, header.base_file))
        wrong_usage("'" + file + "' is an input (choose another file to write to)");
    if (line.flag("keep-both")) file = file_to_keep(file, header);
    const FileLock lock(file, waiting_time(line));
    const auto store = open_store(file, header);
    Output output("-");

    SweepRun run;
    run.threads = threads_of(line);
    run.interrupted = &catch_interrupts();
    run.retry_failed = line.flag("retry-failed");
    store->log("started", fmt::format("holdtime {} with {} threads", HOLDTIME_VERSION, batch_threads(run.threads)));
    SweepOutcome outcome;
    {
        Progress progress(error_is_terminal() && !line.flag("quiet") && !line.flag("no-progress"), "points");
        progress.begin_at(static_cast<std::uint32_t>(store->count_done() + store->count_failed()));
        run.progress = [&](auto finished, auto planned) {
            progress.show(static_cast<std::uint32_t>(finished), static_cast<std::uint32_t>(planned));
        };
        outcome = run_sweep(plan, *store, run);
    }
    store->log(outcome.interrupted ? "interrupted" : "finished",
               fmt::format("{} points done, {} failed", outcome.done, outcome.failed));
    store->finish();
    tell_outcome(line, outcome, file);
    write_results(*store, format, output);
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
    if (path != "-" && same_output(path, file))
        wrong_usage("'" + path + "' is an input (choose another file to write to)");
    Output output(path);
    write_results(*store, format_of(line, Format::table), output);
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
    const auto report = merge_shards(*store, parts, joined);
    store->finish();
    tell(line, fmt::format("{} of {} points are in {}\n", report.there - report.failed, report.points, out));
    for (const auto& missing : report.missing) print_message(missing + "\n");
    if (report.failed > 0)
        print_message(fmt::format("{} points failed (the table 'points' holds their errors)\n", report.failed));
    write_results(*store, format, output);
    return report.missing.empty() && report.failed == 0 ? done : check_failed;
}

int run(const Command& command, const Words& words) {
    const CommandLine line(command, words, sweep_options(), 0, std::numeric_limits<std::size_t>::max());
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
