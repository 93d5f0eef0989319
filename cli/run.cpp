#include <fmt/format.h>

#include <memory>

#include "cli/command.hpp"
#include "cli/interrupt.hpp"
#include "cli/keep_apart.hpp"
#include "cli/options.hpp"
#include "cli/output.hpp"
#include "cli/progress.hpp"
#include "cli/records_writer.hpp"
#include "cli/report_output.hpp"
#include "cli/work_notice.hpp"
#include "sim/core/stop.hpp"
#include "studies/compare/compare.hpp"
#include "studies/compare/wording.hpp"
#include "studies/expectations/figure_condition.hpp"

namespace holdtime {

namespace {

std::vector<FigureCondition> conditions(const CommandLine& line, const Scenario& scenario) {
    std::vector<FigureCondition> list;
    for (const auto& text : line.texts("fail-if")) list.push_back(parse_condition(text, scenario, "invalid --fail-if"));
    return list;
}

void refuse_records_of_formulas(const CommandLine& line, const std::string& engine) {
    if (line.text("records") && engine != "simulation" && engine != "all")
        wrong_usage(fmt::format(
            "--records needs contacts, and the queueing model '{}' has none (leave it out, or use --engine simulation)",
            engine));
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
    RunOptions options;
    options.threads = thread_count(line);
    options.strict = line.flag("strict");
    auto [scenario, files] = load_with_files(line.arguments()[0], load_options(line));
    refuse_records_of_formulas(line, scenario.experiment.engine);
    const auto checks = conditions(line, scenario);
    keep_files_apart(
        {{"the report", line.text("output").value_or("-")}, {"--records", line.text("records").value_or("")}}, files);

    ReportOutput report(line);
    std::unique_ptr<Output> records_file;
    std::unique_ptr<RecordsWriter> records;
    if (const auto path = line.text("records")) {
        records_file = std::make_unique<Output>(*path);
        records = std::make_unique<RecordsWriter>(*records_file);
        options.records = [&](auto replication, const auto& strategy, auto list) {
            records->add(replication, strategy, list);
        };
    }
    options.interrupted = &catch_interrupts();
    Comparison comparison;
    try {
        Progress progress(error_is_terminal() && !line.flag("quiet") && !line.flag("no-progress"));
        auto notice = notice_of(scenario, !line.flag("quiet"), options.threads, "Ctrl-C keeps what is finished");
        options.progress = [&](auto finished, auto planned) {
            notice.show(finished, planned);
            progress.show(finished, planned);
        };
        comparison = compare(std::move(scenario), options);
    } catch (const Interrupted&) {
        print_message("interrupted before a replication was finished; there is nothing to report\n");
        return was_interrupted;
    }
    const bool partial = comparison.results.partial;
    const bool marked = !records_file || !partial || commit_as_partial(*records_file, *line.text("records"));
    if (records_file && !partial) records_file->commit();
    report.write(comparison);
    if (partial) {
        const auto finished = comparison.results.replications;
        print_message(fmt::format("interrupted after {} replication{}; the report is of {}{}\n", count_text(finished),
                                  finished == 1 ? "" : "s", finished == 1 ? "it" : "these",
                                  marked ? "" : ", and so are the records, which have no mark of it"));
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
