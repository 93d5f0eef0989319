#include <fmt/format.h>

#include <memory>
#include <optional>
#include <string>
#include <utility>

#include "cli/command.hpp"
#include "cli/interrupt.hpp"
#include "cli/keep_apart.hpp"
#include "cli/live_page.hpp"
#include "cli/options.hpp"
#include "cli/output.hpp"
#include "cli/progress.hpp"
#include "cli/records_writer.hpp"
#include "cli/report_output.hpp"
#include "cli/tornado.hpp"
#include "cli/trace.hpp"
#include "cli/work_notice.hpp"
#include "sim/core/stop.hpp"
#include "studies/compare/compare.hpp"
#include "studies/compare/wording.hpp"
#include "studies/expectations/figure_condition.hpp"
#include "studies/expectations/figure_definition.hpp"

namespace holdtime {

namespace {

std::vector<FigureCondition> conditions(const CommandLine& line, const Scenario& scenario,
                                        const std::vector<CombinedFigure>& defined) {
    std::vector<FigureCondition> list;
    for (const auto& text : line.texts("fail-if"))
        list.push_back(parse_condition(text, scenario, "invalid --fail-if", {}, defined));
    return list;
}

void refuse_records_of_formulas(const CommandLine& line, const std::string& engine) {
    if (engine == "simulation" || engine == "all") return;
    for (const auto& [option, what] : {std::pair("records", "contacts"), std::pair("needs", "customers")})
        if (line.text(option))
            wrong_usage(fmt::format(
                "--{} needs {}, and the queueing model '{}' has none (leave it out, or use --engine simulation)",
                option, what, engine));
}

/// Looks are between strategies that are simulated, and are one way of stopping.
void check_looks(const CommandLine& line, const Scenario& scenario) {
    constexpr const char* option = "--replicate-until-decided";
    if (!line.flag("replicate-until-decided")) return;
    if (scenario.experiment.precision)
        wrong_usage(
            fmt::format("{} and a precision are two ways to stop (leave one out; experiment.precision is set "
                        "to null by --set)",
                        option));
    if (scenario.experiment.engine != "simulation" && scenario.experiment.engine != "all")
        wrong_usage(fmt::format("{} needs replications, and the queueing model '{}' has none (leave it out)", option,
                                scenario.experiment.engine));
    if (scenario.strategies.size() < 2)
        wrong_usage(
            fmt::format("{} needs two strategies to decide between (leave it out, or use --precision)", option));
}

/// A file of rows that an option asks for, opened before the work starts; nothing where it does not.
template <class Writer>
class RowsFile {
public:
    explicit RowsFile(const std::optional<std::string>& path) {
        if (!path) return;
        path_ = *path;
        output_ = std::make_unique<Output>(*path);
        writer_ = std::make_unique<Writer>(*output_);
    }
    /// Hands rows to the file, if there is one.
    template <class Rows>
    void feed(Rows& rows) {
        if (!writer_) return;
        rows = [this](auto replication, const auto& strategy, auto list) { writer_->add(replication, strategy, list); };
    }
    void flush() {
        if (output_) output_->flush();
    }
    /// Of an interrupted run with a mark in every row; false where there could be none.
    bool commit(bool partial) {
        if (!output_) return true;
        if (partial) return commit_as_partial(*output_, path_);
        output_->commit();
        return true;
    }

private:
    std::string path_;
    std::unique_ptr<Output> output_;
    std::unique_ptr<Writer> writer_;
};

/// What of an interrupted run's rows cannot say so itself.
std::string unmarked(bool records_marked, bool needs_marked) {
    if (records_marked && needs_marked) return {};
    const std::string which = records_marked ? "the needs" : needs_marked ? "the records" : "the records and the needs";
    return ", and so are " + which + ", which have no mark of it";
}

/// The scenario as --what-if would have it; nothing without one.
std::optional<WhatIf> changed_world(const CommandLine& line, Question& asked) {
    if (!line.flag("what-if")) return {};
    const auto& file = line.arguments()[0];
    if (file == "-")
        wrong_usage("--what-if reads the scenario twice, and standard input can be read once (save it to a file)");
    if (line.flag("trace"))
        wrong_usage("--trace tells of one world, and --what-if of two (use --set to be told of the changed one)");
    auto options = load_options(line);
    WhatIf what_if;
    for (const auto& text : line.texts("what-if")) {
        if (text.starts_with("experiment."))
            wrong_usage(fmt::format("--what-if '{}' is how it is asked, not the world (use --set)", text));
        options.sets.emplace_back(text, "--what-if");
        what_if.changes.push_back(text);
    }
    auto loaded = load_with_files(file, options);
    what_if.scenario = std::move(loaded.scenario);
    asked.changed = std::move(loaded.text);
    if (what_if.scenario.experiment.engine == "all")
        wrong_usage("--what-if asks one engine, not all (leave --engine out, or name one)");
    return what_if;
}

int report_checks(const std::vector<FigureCondition>& list, const Results& results) {
    int status = done;
    for (const auto& condition : list)
        if (const auto text = broken(condition, results)) {
            print_message(*text + "\n");
            status = check_failed;
        }
    return status;
}

int simulate(const CommandLine& line) {
    for (const auto* option : {"trace", "tornado"})
        for (const auto* other : {"replicate-until-decided", "live"})
            if (line.flag(option) && line.flag(other))
                wrong_usage(fmt::format("--{} does not go with --{} (leave one out)", other, option));
    if (line.flag("tornado")) return tell_tornado(line);
    for (const auto* option : {"between", "on"})
        if (line.flag(option)) wrong_usage(fmt::format("--{} goes with --tornado (or ask holdtime breakeven)", option));
    RunOptions options;
    options.threads = thread_count(line);
    options.strict = line.flag("strict");
    auto [scenario, files, terms, text] = load_with_files(line.arguments()[0], load_options(line));
    Question asked{std::move(text), nullptr, line.texts("figure")};
    auto what_if = changed_world(line, asked);
    if (line.flag("trace")) return tell_trace(line, std::move(scenario), files);
    refuse_records_of_formulas(line, scenario.experiment.engine);
    check_live(line, scenario);
    check_looks(line, scenario);
    options.until_decided = line.flag("replicate-until-decided");
    options.terms = terms;
    options.figures = parse_figure_definitions(line.texts("figure"), scenario);
    const auto checks = conditions(line, scenario, options.figures);
    keep_files_apart({{"the report", line.text("output").value_or("-")},
                      {"--html", line.text("html").value_or("")},
                      {"--records", line.text("records").value_or("")},
                      {"--needs", line.text("needs").value_or("")}},
                     files);

    ReportOutput report(line);
    RowsFile<RecordsWriter> records(line.text("records"));
    RowsFile<NeedsWriter> needs(line.text("needs"));
    records.feed(options.records);
    needs.feed(options.needs);
    options.interrupted = &catch_interrupts();
    Comparison comparison;
    try {
        Progress progress(error_is_terminal() && !line.flag("quiet") && !line.flag("no-progress"));
        auto notice = notice_of(scenario, !line.flag("quiet"), options.threads, "Ctrl-C keeps what is finished");
        options.progress = [&](auto finished, auto planned) {
            notice.show(finished, planned);
            progress.show(finished, planned);
        };
        comparison = compare(std::move(scenario), options, std::move(what_if));
    } catch (const Interrupted&) {
        print_message("interrupted before a replication was finished; there is nothing to report\n");
        return was_interrupted;
    }
    comparison.asked = std::move(asked);
    const bool partial = comparison.results.partial;
    records.flush();  // nothing is put in its place before both have been written
    needs.flush();
    const bool records_marked = records.commit(partial), needs_marked = needs.commit(partial);
    std::optional<LivePage> live;
    if (line.flag("live")) live = live_page(line, comparison, line.arguments()[0]);
    report.write(comparison, live ? &*live : nullptr);
    if (partial) {
        const auto finished = comparison.results.replications;
        print_message(fmt::format("interrupted after {} replication{}; the report is of {}{}\n", count_text(finished),
                                  finished == 1 ? "" : "s", finished == 1 ? "it" : "these",
                                  unmarked(records_marked, needs_marked)));
        return was_interrupted;
    }
    if (!comparison.results.precision_reached && !line.flag("quiet"))
        print_message("the limit of replications came before the precision (--replications N raises it)\n");
    return report_checks(checks, comparison.results);
}

int run(const Command& command, const Words& words) {
    const CommandLine line(command, words, 1, 1);
    return line.help() ? line.print_help() : simulate(line);
}

}  // namespace

extern const Command run_command;
const Command run_command{"run", "SCENARIO", "simulate every strategy on the same customers and compare them", run};

}  // namespace holdtime
