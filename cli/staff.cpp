#include <fmt/format.h>

#include <limits>
#include <memory>

#include "cli/command.hpp"
#include "cli/interrupt.hpp"
#include "cli/keep_apart.hpp"
#include "cli/options.hpp"
#include "cli/output.hpp"
#include "cli/report_output.hpp"
#include "cli/staff_progress.hpp"
#include "reports/html/studies/pages.hpp"
#include "reports/staffing.hpp"
#include "scenarios/load/load.hpp"
#include "studies/staff/overlay.hpp"
#include "studies/staff/staff.hpp"

namespace holdtime {

namespace {

int find(const CommandLine& line) {
    StaffOptions options;
    options.model = line.text("model").value_or("");
    options.strategies = line.texts("strategy");
    options.curve = line.flag("curve");
    options.independent = line.flag("independent");
    options.constant = line.flag("constant");
    if (options.constant)
        for (const auto* other : {"curve", "independent"})
            if (line.flag(other))
                wrong_usage(fmt::format("--constant and --{} do not go together (leave one of them out)", other));
    options.trials.threads = thread_count(line);
    const auto& format = chosen_format(line, staffing_formats());
    if (options.curve && format.name == "csv")
        wrong_usage(
            "--curve does not go with --format csv (it holds one table, the plan); use --format json, or leave --curve "
            "out");
    auto loaded = load_with_files(line.arguments()[0], load_options(line));
    auto& scenario = loaded.scenario;
    keep_files_apart({{"the report", line.text("output").value_or("-")},
                      {"--html", line.text("html").value_or("")},
                      {"--write", line.text("write").value_or("")}},
                     loaded.files);
    Output report(line.text("output").value_or("-"));
    const auto style = report_style(line, report);
    PageOutput page(line);
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
        report.write(format.render(staffing, style));
        page.write([&] { return staffing_page(staffing, style); });
        report.commit();
        page.commit();
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
    const CommandLine line(command, words, 1, 1);
    return line.help() ? line.print_help() : find(line);
}

}  // namespace

extern const Command staff_command;
const Command staff_command{"staff", "SCENARIO",
                            "find the cheapest staffing that meets the targets; print it, or write it back", run};

}  // namespace holdtime
