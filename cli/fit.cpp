#include <fmt/format.h>

#include <filesystem>

#include "cli/command.hpp"
#include "cli/interrupt.hpp"
#include "cli/keep_apart.hpp"
#include "cli/log_options.hpp"
#include "cli/output.hpp"
#include "cli/report_output.hpp"
#include "reports/fit.hpp"
#include "sim/core/stop.hpp"
#include "sim/experiment/stop_at.hpp"
#include "studies/history/estimation/fit_counts.hpp"
#include "studies/history/reading/read_counts.hpp"

namespace holdtime {

namespace {

void refuse_existing(const CommandLine& line, const std::string& path) {
    std::error_code unknown;
    if (path != "-" && !line.flag("force") && std::filesystem::is_regular_file(path, unknown))
        throw InputError({}, fmt::format("'{}' is there already (--force writes over it)", path));
}

HistoryFit fit_files(const CommandLine& line, const Words& files, const LogOptions& options) {
    if (holds_counts(files.front(), options)) {
        Progress off(false);
        return fit_counts(read_counts(files, options, reading_hooks(off)), options.interval);
    }
    return fit_history(read_history(line, files, options), options.interval, stop_at(&catch_interrupts()));
}

int fit(const CommandLine& line) {
    const auto& files = line.arguments();
    const auto options = log_options(line);
    const auto& format = chosen_format(line, fit_formats());
    const auto scenario = line.text("output");
    keep_files_apart({{"-o", scenario.value_or("")}, {"the report", "-"}}, files);
    std::unique_ptr<Output> written;
    if (scenario) {
        refuse_existing(line, *scenario);
        written = std::make_unique<Output>(*scenario);
    }
    Output output("-");
    const auto style = report_style(line, output);
    try {
        FitReport report{fit_files(line, files, options), {}, scenario.value_or("")};
        report.written = write_scenario(report.fit);
        if (written) {
            written->write(report.written.text);
            written->commit();
        }
        output.write(format.render(report, style));
        output.commit();
        return done;
    } catch (const Interrupted&) {
        print_message("interrupted; nothing was written\n");
        return was_interrupted;
    }
}

int run(const Command& command, const Words& words) {
    constexpr std::size_t most_logs = 1000;
    const CommandLine line(command, words, 1, most_logs);
    return line.help() ? line.print_help() : fit(line);
}

}  // namespace

extern const Command fit_command;
const Command fit_command{"fit", "LOG... -o SCENARIO.yaml",
                          "estimate arrivals, times, patience and redials from a contact log", run};

}  // namespace holdtime
