#include <fmt/format.h>

#include "cli/command.hpp"
#include "cli/interrupt.hpp"
#include "cli/keep_apart.hpp"
#include "cli/options.hpp"
#include "cli/output.hpp"
#include "cli/report_output.hpp"
#include "reports/breakeven.hpp"
#include "reports/html/studies/pages.hpp"
#include "sim/core/stop.hpp"

namespace holdtime {

namespace {

int search(const CommandLine& line) {
    BreakevenOptions options;
    options.file = line.arguments()[0];
    options.load = load_options(line);
    options.vary = line.texts("vary");
    options.between = line.text("between");
    options.on = line.text("on").value_or("cost");
    options.figures = line.texts("figure");
    options.threads = thread_count(line);
    if (options.file == "-")
        wrong_usage("breakeven reads the scenario many times, and standard input can be read once (save it to a file)");
    const auto& format = chosen_format(line, breakeven_formats());
    keep_files_apart({{"the report", line.text("output").value_or("-")}, {"--html", line.text("html").value_or("")}},
                     files_named(options.file, options.load));
    Output report(line.text("output").value_or("-"));
    const auto style = report_style(line, report);
    PageOutput page(line);
    options.interrupted = &catch_interrupts();
    try {
        const auto found = find_breakeven(options);
        report.write(format.render(found, style));
        page.write([&] { return breakeven_page(found, style); });
        report.commit();
        page.commit();
        return done;
    } catch (const Interrupted&) {
        print_message("interrupted; nothing was written\n");
        return was_interrupted;
    }
}

int run(const Command& command, const Words& words) {
    const CommandLine line(command, words, 1, 1);
    return line.help() ? line.print_help() : search(line);
}

}  // namespace

extern const Command breakeven_command;
const Command breakeven_command{"breakeven", "SCENARIO",
                                "where does the better strategy change? search one number, or map two", run};

}  // namespace holdtime
