#include <fmt/format.h>

#include "cli/command.hpp"
#include "cli/options.hpp"
#include "cli/output.hpp"
#include "studies/setup.hpp"

namespace holdtime {

namespace {

int run(const Command& command, const Words& words) {
    auto options = scenario_options();
    options.add_options()("quiet,q", "say nothing when all is right");
    const CommandLine line(command, words, options, 1, 1);
    if (line.help()) return line.print_help();
    auto scenario = load_scenario(line.arguments()[0], load_options(line));
    const auto setup = set_up(scenario);
    if (line.flag("quiet")) return done;
    const auto intervals = setup.grid->intervals() - setup.grid->warm_up_intervals;
    return print_result(fmt::format("{}: ok ({} strategies, {} channels, {} segments, {} reasons, {} intervals; {} values are defaults)\n",
                                    scenario.file, scenario.strategies.size(), scenario.channels.size(),
                                    scenario.segments.size(), scenario.reasons.size(), intervals, scenario.defaults.size()));
}

}  // namespace

extern const Command validate_command;
const Command validate_command{"validate", "SCENARIO", "is this file right? every problem at once, with file:line:column", run};

}  // namespace holdtime
