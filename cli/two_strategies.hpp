#pragma once

#include <string>
#include <vector>

#include "cli/command.hpp"
#include "cli/interrupt.hpp"
#include "cli/keep_apart.hpp"
#include "cli/options.hpp"
#include "cli/output.hpp"
#include "cli/report_output.hpp"
#include "sim/core/stop.hpp"

/// What breakeven and run --tornado have in common: a question about two strategies, and one answer to be written.
namespace holdtime {

/// `what`: the command, for who gives it standard input.
template <class Options>
Options question_of(const CommandLine& line, const char* what) {
    Options options;
    options.file = line.arguments()[0];
    if (options.file == "-")
        wrong_usage(std::string(what) +
                    " reads the scenario many times, and standard input can be read once (save it to a file)");
    options.load = load_options(line);
    options.between = line.text("between");
    options.on = line.text("on").value_or("cost");
    options.figures = line.texts("figure");
    options.threads = thread_count(line);
    return options;
}

/// Finds the answer, and writes it as text and as a page where one is asked for.
template <class Options, class Format, class Find, class Page>
int tell_answer(const CommandLine& line, Options options, const std::vector<Format>& formats, Find find, Page page_of) {
    const auto& format = chosen_format(line, formats);
    keep_files_apart({{"the report", line.text("output").value_or("-")}, {"--html", line.text("html").value_or("")}},
                     files_named(options.file, options.load));
    Output report(line.text("output").value_or("-"));
    const auto style = report_style(line, report);
    PageOutput page(line);
    options.interrupted = &catch_interrupts();
    try {
        const auto found = find(options);
        report.write(format.render(found, style));
        page.write([&] { return page_of(found, style); });
        report.commit();
        page.commit();
        return done;
    } catch (const Interrupted&) {
        print_message("interrupted; nothing was written\n");
        return was_interrupted;
    }
}

}  // namespace holdtime
