#include "cli/rerun.hpp"

#include <fmt/format.h>

#include "cli/interrupt.hpp"
#include "cli/output.hpp"
#include "cli/progress.hpp"
#include "cli/work_notice.hpp"
#include "scenarios/load/load.hpp"
#include "studies/expectations/figure_definition.hpp"

namespace holdtime {

namespace {

/// By the name that the results have: a scenario without one has its file's.
LoadedScenario asked_again(const std::shared_ptr<const Value>& text, const std::string& file, const Comparison& saved) {
    auto loaded = load_kept(text, file);
    loaded.scenario.name = saved.scenario;
    return loaded;
}

}  // namespace

Comparison rerun(const Comparison& saved, const std::string& file, const CommandLine& line) {
    if (!saved.asked.scenario)
        throw InputError({file, 1, 1},
                         "no scenario stands in these results, so they cannot be simulated again (make them with "
                         "'holdtime run SCENARIO --format json -o FILE' of this version)");
    auto [scenario, files, terms, text] = asked_again(saved.asked.scenario, file, saved);
    std::optional<WhatIf> what_if;
    if (saved.asked.changed) what_if = WhatIf{asked_again(saved.asked.changed, file, saved).scenario, saved.changes};
    RunOptions options;
    options.threads = thread_count(line);
    options.terms = terms;
    options.until_decided = saved.looks.has_value();
    options.figures = parse_figure_definitions(saved.asked.figures, scenario);
    options.interrupted = &catch_interrupts();
    if (saved.results.partial)
        print_message("these results are of an interrupted run; the rerun is of all its replications\n");
    Progress progress(error_is_terminal() && !line.flag("quiet") && !line.flag("no-progress"));
    auto notice = notice_of(scenario, !line.flag("quiet"), options.threads, "Ctrl-C keeps what is finished");
    options.progress = [&](auto finished, auto planned) {
        notice.show(finished, planned);
        progress.show(finished, planned);
    };
    auto comparison = compare(std::move(scenario), options, std::move(what_if));
    comparison.asked = saved.asked;
    return comparison;
}

}  // namespace holdtime
