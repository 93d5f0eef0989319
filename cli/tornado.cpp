#include "cli/tornado.hpp"

#include <fmt/format.h>

#include "cli/interrupt.hpp"
#include "cli/keep_apart.hpp"
#include "cli/output.hpp"
#include "cli/report_output.hpp"
#include "reports/html/studies/pages.hpp"
#include "reports/tornado.hpp"
#include "sim/core/stop.hpp"

namespace holdtime {

namespace {

void refuse_what_does_not_go_with_it(const CommandLine& line) {
    for (const auto* other : {"what-if", "trace", "records", "needs", "fail-if", "precision", "strict"})
        if (line.flag(other))
            wrong_usage(fmt::format("--tornado and --{} do not go together (leave one of them out)", other));
    if (line.arguments()[0] == "-")
        wrong_usage(
            "--tornado reads the scenario several times, and standard input can be read once (save it to a file)");
}

}  // namespace

int tell_tornado(const CommandLine& line) {
    refuse_what_does_not_go_with_it(line);
    TornadoOptions options;
    options.file = line.arguments()[0];
    options.load = load_options(line);
    options.between = line.text("between");
    options.on = line.text("on").value_or("cost");
    options.figures = line.texts("figure");
    options.threads = thread_count(line);
    const auto& format = chosen_format(line, tornado_formats());
    keep_files_apart({{"the report", line.text("output").value_or("-")}, {"--html", line.text("html").value_or("")}},
                     files_named(options.file, options.load));
    Output report(line.text("output").value_or("-"));
    const auto style = report_style(line, report);
    PageOutput page(line);
    options.interrupted = &catch_interrupts();
    try {
        const auto found = find_tornado(options);
        report.write(format.render(found, style));
        page.write([&] { return tornado_page(found, style); });
        report.commit();
        page.commit();
        return done;
    } catch (const Interrupted&) {
        print_message("interrupted; nothing was written\n");
        return was_interrupted;
    }
}

}  // namespace holdtime
