#include "reports/breakeven.hpp"
#include "cli/command.hpp"
#include "cli/two_strategies.hpp"
#include "reports/html/studies/pages.hpp"

namespace holdtime {

namespace {

int search(const CommandLine& line) {
    auto options = question_of<BreakevenOptions>(line, "breakeven");
    options.vary = line.texts("vary");
    return tell_answer(line, std::move(options), breakeven_formats(), find_breakeven, breakeven_page);
}

int run(const Command& command, const Words& words) {
    const CommandLine line(command, words, 1, 1);
    return line.help() ? line.print_help() : search(line);
}

}  // namespace

extern const Command breakeven_command;
const Command breakeven_command{"breakeven", "SCENARIO",
                                "where does the better strategy change? search one number, or map two", run};

}  // namespace holdtime
