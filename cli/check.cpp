#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <memory>

#include "cli/check_files.hpp"
#include "cli/command.hpp"
#include "cli/interrupt.hpp"
#include "cli/keep_apart.hpp"
#include "cli/output.hpp"
#include "cli/progress.hpp"
#include "cli/report_output.hpp"
#include "cli/work_notice.hpp"
#include "reports/check.hpp"
#include "reports/html/studies/pages.hpp"
#include "sim/core/stop.hpp"

namespace holdtime {

namespace {

std::string environment(const char* name) {
    const char* value = std::getenv(name);
    return value ? value : "";
}

/// Most CI services set CI=true; some CI=1.
bool in_ci() {
    const auto ci = environment("CI");
    return !ci.empty() && ci != "false" && ci != "0";
}

bool wants_annotations(const CommandLine& line) {
    const auto when = line.text("annotations").value_or("auto");
    return when == "always" || (when == "auto" && environment("GITHUB_ACTIONS") == "true");
}

/// Everything that is written, opened before the work starts.
struct Outputs {
    Outputs(const CommandLine& line, const std::vector<CheckTarget>& targets)
        : report(line.text("output").value_or("-")), style(report_style(line, report)), page(line) {
        if (const auto path = line.text("junit")) junit = std::make_unique<Output>(*path);
        if (const auto path = environment("GITHUB_STEP_SUMMARY"); !path.empty())
            summary = std::make_unique<Appendix>(path);
        if (line.flag("update"))
            for (const auto& target : targets) baselines.push_back(std::make_unique<Output>(target.baseline));
    }
    Output report;
    ReportStyle style;
    PageOutput page;
    std::unique_ptr<Output> junit;
    std::unique_ptr<Appendix> summary;
    std::vector<std::unique_ptr<Output>> baselines;  ///< of each target, when they are renewed
};

/// A scenario as read, before anything is simulated or opened for writing.
struct Loaded {
    CheckTarget target;
    std::optional<Scenario> scenario;
    std::vector<Problem> problems;  ///< why there is none
    std::vector<std::string> files;
};

/// A baseline that is renewed is read by its own scenario, and by no other.
void keep_outputs_apart(const CommandLine& line, const std::vector<Loaded>& all) {
    std::vector<NamedOutput> outputs{{"the report", line.text("output").value_or("-")},
                                     {"--html", line.text("html").value_or("")},
                                     {"--junit", line.text("junit").value_or("")}};
    std::vector<std::string> inputs;
    for (const auto& one : all) inputs.insert(inputs.end(), one.files.begin(), one.files.end());
    if (line.flag("update"))
        for (const auto& one : all) outputs.push_back({"the baseline " + one.target.baseline, one.target.baseline});
    else
        for (const auto& one : all) inputs.push_back(one.target.baseline);
    keep_files_apart(outputs, inputs);
}

class Gate {
public:
    explicit Gate(const CommandLine& line) : line_(line), load_(load_options(line)) {
        options_.threads = thread_count(line);
        options_.interrupted = &catch_interrupts();
    }

    /// A scenario, or what is wrong with it; and the files that no output may overwrite.
    Loaded load(const CheckTarget& target) const {
        try {
            auto loaded = load_with_files(target.scenario, load_);
            return {target, std::move(loaded.scenario), {}, std::move(loaded.files)};
        } catch (const InputError& error) {
            return {target, {}, error.problems(), files_named(target.scenario, load_)};
        }
    }

    /// One scenario, whatever is wrong with it; renews its baseline when `renewed` is there to be written.
    ScenarioCheck check_one(const Loaded& loaded, Output* renewed) {
        const auto& target = loaded.target;
        ScenarioCheck result;
        try {
            if (!loaded.scenario) throw InputError(loaded.problems);
            result = judge(*loaded.scenario, target, renewed);
        } catch (const InputError& error) {
            result.file = result.scenario = target.scenario;
            result.problems = error.problems();
            print_problems(error);
        }
        result.baseline_file = target.baseline;
        return result;
    }

private:
    ScenarioCheck judge(const Scenario& scenario, const CheckTarget& target, Output* renewed) {
        const auto stored = stored_baseline(target.baseline);
        if (stored) check_is_of(stored->baseline, scenario);
        const auto fresh = simulate(scenario);
        auto result = check(scenario, stored ? std::optional(stored->baseline) : std::nullopt, fresh);
        if (!renewed) return result;
        const auto text = baseline_text(fresh.baseline);
        result.updated = true;
        result.renewed = !stored || stored->text != text;
        renewed->write(text);
        renewed->commit();
        return result;
    }

    FreshResults simulate(const Scenario& scenario) {
        Progress progress(error_is_terminal() && !line_.flag("quiet") && !line_.flag("no-progress"));
        auto notice = notice_of(scenario, !line_.flag("quiet"), options_.threads, "Ctrl-C ends it without a report");
        options_.progress = [&](auto finished, auto planned) {
            notice.show(finished, planned);
            progress.show(finished, planned);
        };
        auto fresh = measure_for_check(scenario, options_, HOLDTIME_VERSION);
        if (fresh.results.partial) throw Interrupted{};
        return fresh;
    }

    const CommandLine& line_;
    LoadOptions load_;
    RunOptions options_;
};

int exit_status(const std::vector<ScenarioCheck>& checks) {
    int status = done;
    for (const auto& check : checks) {
        if (check.status() == CheckStatus::broken) return input_wrong;
        const bool unknown = check.status() == CheckStatus::added && !check.comparison;
        const bool failed = check.status() == CheckStatus::changed || check.status() == CheckStatus::not_met;
        if (failed || unknown) status = check_failed;
    }
    return status;
}

void report(const CommandLine& line, const CheckFormat& format, const std::vector<ScenarioCheck>& checks,
            Outputs& outputs) {
    const bool any = std::any_of(checks.begin(), checks.end(),
                                 [](const auto& check) { return check.status() != CheckStatus::broken; });
    if (any) {
        outputs.report.write(format.render(checks, outputs.style));
        outputs.page.write([&] { return check_page(checks, outputs.style); });
        outputs.report.commit();
        outputs.page.commit();
    }
    if (outputs.junit) {
        outputs.junit->write(check_junit(checks));
        outputs.junit->commit();
    }
    if (outputs.summary) outputs.summary->write(check_markdown(checks, outputs.style));
    if (wants_annotations(line)) print_to_error(check_annotations(checks, environment("GITHUB_WORKSPACE")));
}

int check_all(const CommandLine& line) {
    if (line.flag("update") && in_ci())
        wrong_usage(
            "--update is refused where CI is set (a gate that accepts whatever comes guards nothing); update on your "
            "own machine and commit the baseline");
    const auto& format = chosen_format(line, check_formats());
    const auto targets = check_targets(line);
    Gate gate(line);
    std::vector<Loaded> loaded;
    for (const auto& target : targets) loaded.push_back(gate.load(target));
    keep_outputs_apart(line, loaded);
    Outputs outputs(line, targets);
    std::vector<ScenarioCheck> checks;
    try {
        for (std::size_t i = 0; i < loaded.size(); ++i)
            checks.push_back(
                gate.check_one(loaded[i], outputs.baselines.empty() ? nullptr : outputs.baselines[i].get()));
    } catch (const Interrupted&) {
        print_message("interrupted; no report was written\n");
        return was_interrupted;
    }
    report(line, format, checks, outputs);
    return exit_status(checks);
}

int run(const Command& command, const Words& words) {
    constexpr std::size_t most_scenarios = 10000;
    const CommandLine line(command, words, 1, most_scenarios);
    return line.help() ? line.print_help() : check_all(line);
}

}  // namespace

extern const Command check_command;
const Command check_command{"check", "SCENARIO...",
                            "regression gate for CI: results against a stored baseline (--update accepts)", run};

}  // namespace holdtime
