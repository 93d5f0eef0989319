#include <fmt/format.h>

#include <limits>
#include <memory>

#include "cli/command.hpp"
#include "cli/interrupt.hpp"
#include "cli/keep_apart.hpp"
#include "cli/options.hpp"
#include "cli/output.hpp"
#include "cli/staff_progress.hpp"
#include "reports/rendered.hpp"
#include "scenarios/load/load.hpp"
#include "studies/staff/overlay.hpp"
#include "studies/staff/staff.hpp"

namespace holdtime {

namespace {

namespace po = boost::program_options;

po::options_description staff_options() {
    po::options_description options;
    const auto value = [](const char* name) { return po::value<std::string>()->value_name(name); };
    options.add(scenario_options())
        .add_options()("model", value("NAME"),
                       "staff every group by this model (holdtime list staffing); default: by their own where one "
                       "computes, else by simulation")("strategy", po::value<Words>()->composing()->value_name("NAME"),
                                                       "only this strategy (repeatable)")(
            "curve", "cost against service level, too: the targets moved up and down")(
            "write", value("FILE"),
            "write the plan as an overlay that 'holdtime run -f' accepts, as in plan.overlay.yaml")(
            "replications", value("N"), "how often the whole calendar is simulated to judge a plan")(
            "seed", value("N"), "another seed is another set of customers")(
            "threads", value("N"), "as many as the machine has (default); no result depends on it")(
            "independent", "search without common random numbers, to see what they are worth");
    options.add(report_options()).add_options()("quiet,q", "no messages but errors")("no-progress", "no progress bar");
    return options;
}

const StaffingFormat& chosen_format(const CommandLine& line) {
    const auto name = format_name(line);
    std::vector<std::string> known;
    for (const auto& format : staffing_formats()) {
        if (format.name == name) return format;
        known.emplace_back(format.name);
    }
    wrong_usage(fmt::format("unknown --format '{}'{}", name, suggestion(name, known)));
}

LoadOptions load_with_experiment(const CommandLine& line) {
    auto options = load_options(line);
    if (const auto n = line.text("replications")) whole_number(*n, "--replications", 1, most_replications);
    if (const auto n = line.text("seed")) whole_number(*n, "--seed", 0, ~0ULL);
    for (const char* key : {"replications", "seed"})
        if (const auto text = line.text(key))
            options.sets.emplace_back(fmt::format("experiment.{}={}", key, *text), fmt::format("--{}", key));
    return options;
}

int find(const CommandLine& line) {
    constexpr unsigned most_threads = 1024;
    StaffOptions options;
    options.model = line.text("model").value_or("");
    options.strategies = line.texts("strategy");
    options.curve = line.flag("curve");
    options.independent = line.flag("independent");
    if (const auto n = line.text("threads"))
        options.trials.threads = static_cast<unsigned>(whole_number(*n, "--threads", 1, most_threads));
    const auto& format = chosen_format(line);
    if (options.curve && format.name == "csv")
        wrong_usage(
            "--curve does not go with --format csv (it holds one table, the plan); use --format json, or leave --curve "
            "out");
    auto loaded = load_with_files(line.arguments()[0], load_with_experiment(line));
    auto& scenario = loaded.scenario;
    keep_files_apart({{"the report", line.text("output").value_or("-")}, {"--write", line.text("write").value_or("")}},
                     loaded.files);
    Output report(line.text("output").value_or("-"));
    std::unique_ptr<Output> plan;
    if (const auto path = line.text("write")) plan = std::make_unique<Output>(*path);
    options.trials.interrupted = &catch_interrupts();
    try {
        const auto staffing = [&] {
            StaffProgress progress(error_is_terminal() && !line.flag("quiet") && !line.flag("no-progress"),
                                   scenario.currency);
            options.progress = [&](const auto& strategy, const auto& how_far) { progress.show(strategy, how_far); };
            return staff(std::move(scenario), options);
        }();
        // Nothing is put in its place before everything that can fail has been written.
        if (plan) {
            plan->write(overlay(staffing));
            plan->flush();
        }
        report.write(rendered(format, staffing, HOLDTIME_VERSION));
        report.commit();
        if (plan) plan->commit();
        if (staffing.feasible()) return done;
        for (const auto& strategy : staffing.strategies)
            if (!strategy.feasible() && !line.flag("quiet"))
                print_message(fmt::format("'{}' does not meet every target\n", strategy.name));
        return check_failed;
    } catch (const Interrupted&) {
        print_message("interrupted; nothing was written\n");
        return was_interrupted;
    }
}

int run(const Command& command, const Words& words) {
    const CommandLine line(command, words, staff_options(), 1, 1);
    return line.help() ? line.print_help() : find(line);
}

}  // namespace

extern const Command staff_command;
const Command staff_command{"staff", "SCENARIO",
                            "find the cheapest staffing that meets the targets; print it, or write it back", run};

}  // namespace holdtime
