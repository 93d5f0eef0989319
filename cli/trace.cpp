#include "cli/trace.hpp"

#include <fmt/format.h>

#include "cli/command.hpp"
#include "cli/interrupt.hpp"
#include "cli/keep_apart.hpp"
#include "cli/output.hpp"
#include "cli/report_output.hpp"
#include "reports/trace.hpp"
#include "sim/core/stop.hpp"
#include "studies/trace/trace.hpp"

namespace holdtime {

namespace {

void refuse_what_does_not_go_with_it(const CommandLine& line, const std::string& engine) {
    for (const char* option : {"records", "needs", "fail-if"})
        if (line.flag(option))
            wrong_usage(fmt::format(
                "--trace tells of one customer of one replication, and --{} of all (leave one of them out)", option));
    if (engine != "simulation" && engine != "all")
        wrong_usage(fmt::format(
            "--trace needs customers, and the engine '{}' is no simulation (use --engine simulation)", engine));
}

const TraceFormat& chosen_format(const CommandLine& line) {
    const auto name = format_name(line);
    for (const auto& format : trace_formats())
        if (format.name == name) return format;
    wrong_usage(fmt::format("--trace is told in words, not as {} (--format table or markdown)", name));
}

}  // namespace

int tell_trace(const CommandLine& line, Scenario scenario, const std::vector<std::string>& files) {
    refuse_what_does_not_go_with_it(line, scenario.experiment.engine);
    const auto& format = chosen_format(line);
    const auto question = trace_question(*line.text("trace"), scenario);
    const auto path = line.text("output").value_or("-");
    keep_files_apart({{"the report", path}}, files);
    Output output(path);
    try {
        const auto told = trace(std::move(scenario), question, &catch_interrupts());
        output.write(format.render(told, report_style(line, output)));
    } catch (const Interrupted&) {
        print_message("interrupted; nothing was written\n");
        return was_interrupted;
    }
    output.commit();
    return done;
}

}  // namespace holdtime
