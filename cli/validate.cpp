#include <fmt/format.h>

#include "cli/command.hpp"
#include "cli/options.hpp"
#include "cli/output.hpp"
#include "studies/setup/setup.hpp"

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
    const auto count = [](std::size_t n, const char* one, const char* more) {
        return fmt::format("{} {}", n, n == 1 ? one : more);
    };
    std::string remarks;
    for (const auto& remark : scenario.remarks) remarks += fmt::format("remark: {}\n", remark);
    return print_result(fmt::format("{}: ok ({}, {}, {}, {}, {}; {})\n", scenario.file,
                                    count(scenario.strategies.size(), "strategy", "strategies"),
                                    count(scenario.channels.size(), "channel", "channels"),
                                    count(scenario.segments.size(), "segment", "segments"),
                                    count(scenario.reasons.size(), "reason", "reasons"),
                                    count(intervals, "interval", "intervals"),
                                    count(scenario.defaults.size(), "value is a default", "values are defaults")) +
                        remarks);
}

}  // namespace

extern const Command validate_command;
const Command validate_command{"validate", "SCENARIO",
                               "is this file right? every problem at once, with file:line:column", run};

}  // namespace holdtime
