#include <fmt/format.h>

#include <optional>

#include "cli/command.hpp"
#include "cli/options.hpp"
#include "cli/output.hpp"
#include "cli/scenario_files.hpp"
#include "cli/text_width.hpp"
#include "reports/text/wrap.hpp"
#include "sim/core/printable.hpp"
#include "studies/setup/setup.hpp"
#include "studies/tornado/inputs.hpp"

namespace holdtime {

namespace {

std::string count(std::size_t n, const char* one, const char* more) {
    return fmt::format("{} {}", n, n == 1 ? one : more);
}

std::string in_width(const std::string& line) { return wrapped(line, text_width(), 0, 2); }

/// Ranges and measurements of a file that is wrong elsewhere; nothing where it cannot even be read, or only once.
void add_ranges(const std::string& file, const LoadOptions& options, Problems& problems) {
    if (file == "-") return;
    try {
        check_ranges(load_tree(file, options), file, false, problems);
    } catch (const InputError&) {  // which is what the first reading has told
    }
}

/// The scenario, with everything that is wrong with it in one InputError: its ranges and measurements, too, which only
/// --tornado reads.
Scenario checked(const std::string& file, const LoadOptions& options) {
    Problems problems;
    std::optional<LoadedScenario> loaded;
    try {
        loaded = load_with_files(file, options);
        Scenario tried = loaded->scenario;
        set_up(tried);
    } catch (const InputError& error) {
        for (const auto& problem : error.problems()) problems.add(problem.place, problem.text);
    }
    if (!loaded)
        add_ranges(file, options, problems);
    else
        check_ranges(*loaded->text, file, problems.empty(), problems);
    problems.throw_if_any();
    return std::move(loaded->scenario);
}

/// The line of a file that is right; throws InputError with everything that is wrong with it.
std::string verdict_on(const std::string& file, const LoadOptions& options) {
    auto scenario = checked(file, options);
    const auto intervals = set_up(scenario).grid->counted();
    const auto ok = fmt::format(
        "{}: ok ({}, {}, {}, {}, {}; {})", printable(scenario.file),
        count(scenario.strategies.size(), "strategy", "strategies"),
        count(scenario.channels.size(), "channel", "channels"), count(scenario.segments.size(), "segment", "segments"),
        count(scenario.reasons.size(), "reason", "reasons"), count(intervals, "interval", "intervals"),
        count(scenario.defaults.size(), "value is a default", "values are defaults"));
    auto text = in_width(ok);
    for (const auto& remark : scenario.remarks) text += in_width("remark: " + printable(remark));
    return text;
}

/// Every file is looked at, whatever is wrong with those before it.
int validate(const CommandLine& line) {
    const bool quiet = line.flag("quiet"), alone = line.arguments().size() == 1;
    const auto options = load_options(line);
    const auto files = alone ? line.arguments() : scenarios_among(line.arguments(), quiet);
    std::vector<Problem> problems;
    std::string verdicts;
    for (const auto& file : files) try {
            verdicts += verdict_on(file, options);
        } catch (const InputError& error) {
            const auto& found = error.problems();
            problems.insert(problems.end(), found.begin(), found.end());
            if (!alone)
                verdicts +=
                    in_width(fmt::format("{}: {}", printable(file), count(found.size(), "problem", "problems")));
        }
    if (!quiet) print_result(verdicts);
    if (!problems.empty()) throw InputError(std::move(problems));
    return done;
}

int run(const Command& command, const Words& words) {
    constexpr std::size_t most_files = 10000;
    const CommandLine line(command, words, 1, most_files);
    return line.help() ? line.print_help() : validate(line);
}

}  // namespace

extern const Command validate_command;
const Command validate_command{"validate", "SCENARIO...",
                               "is this file right? every problem at once, with file:line:column", run};

}  // namespace holdtime
