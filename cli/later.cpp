#include <fmt/format.h>

#include <algorithm>

#include "cli/command.hpp"
#include "cli/output.hpp"
#include "sim/core/error.hpp"

/// Commands whose names are taken and whose work is still to come.
namespace holdtime {

namespace {

int run(const Command& command, const Words& words) {
    const bool help =
        std::any_of(words.begin(), words.end(), [](const auto& word) { return word == "--help" || word == "-h"; });
    if (help)
        return print_result(fmt::format("holdtime {} {}\n\n{}\n\nNot available yet.\n", command.name, command.arguments,
                                        command.sentence));
    throw InputError({}, fmt::format("'{}' is not available yet (available now: run, staff, sweep, breakeven, check, "
                                     "report, validate, list, explain, init, schema)",
                                     command.name));
}

}  // namespace

extern const Command fit_command, backtest_command;
const Command fit_command{"fit", "LOG.csv", "estimate arrivals, times and patience from a log (not available yet)",
                          run};
const Command backtest_command{"backtest", "SCENARIO HISTORY.csv", "predicted against actual (not available yet)", run};

}  // namespace holdtime
