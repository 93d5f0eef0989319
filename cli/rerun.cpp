#include "cli/rerun.hpp"

#include <fmt/format.h>

#include "cli/interrupt.hpp"
#include "cli/output.hpp"
#include "cli/progress.hpp"
#include "cli/work_notice.hpp"
#include "studies/expectations/figure_definition.hpp"

namespace holdtime {

AskedAgain asked_again(const Comparison& saved, const std::string& file, const CommandLine& line) {
    if (!saved.asked.scenario)
        throw InputError({file, 1, 1},
                         "no scenario stands in these results, so they cannot be simulated again (make them with "
                         "'holdtime run SCENARIO --format json -o FILE' of this version)");
    KeptQuestion kept{file, saved.scenario, saved.asked, saved.changes};
    for (const auto& text : line.texts("set")) kept.sets.emplace_back(text);
    for (auto& setting : line.settings()) kept.sets.push_back(std::move(setting));
    kept.what_if = line.texts("what-if");
    return ask_again(kept);
}

Comparison rerun(const Comparison& saved, const std::string& file, const CommandLine& line) {
    auto again = asked_again(saved, file, line);
    auto& scenario = again.scenario;
    RunOptions options;
    options.threads = thread_count(line);
    options.terms = again.terms;
    options.until_decided = saved.looks.has_value();
    options.figures = parse_figure_definitions(again.asked.figures, scenario);
    options.interrupted = &catch_interrupts();
    if (saved.results.partial)
        print_message("these results are of an interrupted run; the rerun is of all its replications\n");
    Progress progress(error_is_terminal() && !line.flag("quiet") && !line.flag("no-progress"));
    auto notice = notice_of(scenario, !line.flag("quiet"), options.threads, "Ctrl-C keeps what is finished");
    options.progress = [&](auto finished, auto planned) {
        notice.show(finished, planned);
        progress.show(finished, planned);
    };
    auto comparison = compare(std::move(scenario), options, std::move(again.what_if));
    comparison.asked = std::move(again.asked);
    return comparison;
}

}  // namespace holdtime
