#include "cli/live_page.hpp"

#include <fmt/format.h>

#include <cstdio>
#include <set>

#include "cli/live_engine.hpp"
#include "scenarios/schema/local_clock.hpp"
#include "studies/compare/ask_again.hpp"
#include "studies/live/plan_numbers.hpp"
#include "studies/setup/setup.hpp"

namespace holdtime {

namespace {

/// The command without what says where its answer goes, and without --replications, which the page has its own of.
std::string command_of(const CommandLine& line, const std::vector<std::string>& plans) {
    const bool again = line.knows("rerun");
    auto text = std::string(again ? "holdtime report" : "holdtime run") + ' ' + shell_word(line.arguments()[0]);
    if (again) text += " --rerun";
    for (const auto* option : {"overlay", "set", "figure"})
        if (line.knows(option))
            for (const auto& value : line.texts(option)) text += fmt::format(" --{} {}", option, shell_word(value));
    for (const auto& plan : plans) text += " --set " + shell_word(plan);
    for (const auto* option : {"engine", "precision", "seed"})
        if (line.knows(option))
            if (const auto value = line.text(option)) text += fmt::format(" --{} {}", option, shell_word(*value));
    if (line.knows("replicate-until-decided") && line.flag("replicate-until-decided"))
        text += " --replicate-until-decided";
    return text;
}

/// By whose clocks the scenario goes.
std::set<std::string> zone_names(const Scenario& scenario) {
    std::set<std::string> names{scenario.calendar.timezone};
    for (const auto& [name, segment] : scenario.segments) names.insert(segment.timezone);
    for (const auto& [name, strategy] : scenario.strategies)
        for (const auto& [group_name, group] : strategy.agent_groups) names.insert(group.timezone);
    names.erase("");
    return names;
}

std::string zone_file(const std::string& name) {
    std::string bytes;
    const auto path = "/usr/share/zoneinfo/" + name;
    std::FILE* file = std::fopen(path.c_str(), "rb");
    if (!file) throw MachineError("cannot read " + path + " (install tzdata)");
    char buffer[4096];
    for (std::size_t n; (n = std::fread(buffer, 1, sizeof buffer, file)) > 0;) bytes.append(buffer, n);
    std::fclose(file);
    return bytes;
}

/// Megabytes in which the page simulates both worlds, as measured (docs/live.md): of every interval the figures of each
/// channel and group, and of no more than 5,000 intervals and channels of a strategy a sample of waits.
double megabytes(const Scenario& scenario) {
    constexpr double beside = 10, of_figures = 0.007, of_waits = 0.02, most_samples = 5000;
    const double intervals = wall_length(scenario.calendar) / scenario.calendar.interval;
    double sum = beside;
    for (const auto& [name, strategy] : scenario.strategies) {
        const double samples = intervals * static_cast<double>(strategy.channels.size());
        sum += of_figures * intervals * static_cast<double>(strategy.channels.size() + strategy.agent_groups.size());
        if (samples <= most_samples) sum += of_waits * samples;
    }
    return sum;
}

void refuse_what_is_too_large(const Scenario& scenario) {
    constexpr double most = 300;
    if (const double all = megabytes(scenario); all > most)
        wrong_usage(fmt::format(
            "the scenario is too large for --live: its page would simulate in about {:.0f} MB, and may take {:.0f} "
            "(fewer days or strategies, or a longer calendar.interval)",
            all, most));
}

/// Saved results do not tell how everybody was staffed: it is worked out again.
std::vector<FoundStaffing> plans(const CommandLine& line, const Comparison& comparison, Scenario& scenario) {
    if (!comparison.plans.empty()) return comparison.plans;
    RunOptions options;
    options.threads = thread_count(line);
    return plans_of(set_up(scenario, staffing_settings_of(options)));
}

}  // namespace

void check_live(const CommandLine& line, const Scenario& scenario) {
    if (!line.flag("live")) return;
    if (live_engine().module.empty())
        wrong_usage(
            "this is a build without the live engine (scripts/build-live compiles it and puts it into the program)");
    if (!live_engine_is_of_this_source)
        wrong_usage(
            "the live engine in this build is of another source than the program, and its pages might give other "
            "figures "
            "(scripts/build-live compiles it anew)");
    if (!line.flag("html")) wrong_usage("--live goes with --html (name the page, as in --html report.html --live)");
    if (scenario.experiment.engine != "simulation")
        wrong_usage(fmt::format("--live simulates, and the engine asked for is '{}' (leave one out)",
                                scenario.experiment.engine));
    refuse_what_is_too_large(scenario);
}

LivePage live_page(const CommandLine& line, const Comparison& comparison, const std::string& file) {
    KeptQuestion kept{file, comparison.scenario, comparison.asked};
    kept.asked.changed = nullptr;
    auto as_written = ask_again(kept);
    const auto numbers =
        plans_as_numbers(*comparison.asked.scenario, as_written.terms, plans(line, comparison, as_written.scenario));
    for (const auto& one : numbers) kept.sets.emplace_back(one);
    auto again = ask_again(kept);
    again.scenario.defaults = comparison.defaults;
    LivePage page;
    page.script = live_engine().script;
    page.module = live_engine().module;
    page.name = comparison.scenario;
    page.controls = live_controls(again.scenario, *again.asked.scenario);
    page.until_decided = comparison.looks.has_value();
    page.command = command_of(line, numbers);
    page.replications = again.scenario.experiment.replications;
    page.typed_replications = line.flag("replications");
    for (const auto& name : zone_names(again.scenario)) page.zones.emplace_back(name, zone_file(name));
    page.asked = std::move(again.asked);
    return page;
}

}  // namespace holdtime
