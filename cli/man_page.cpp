#include "cli/man_page.hpp"

#include <fmt/format.h>

#include "cli/command.hpp"
#include "cli/option_table.hpp"

namespace holdtime {

namespace {

/// Text of a paragraph: what roff takes as its own is written so that it is printed.
std::string plain(std::string_view text) {
    std::string result;
    for (const char c : text) result += c == '\\' ? "\\e" : c == '-' ? "\\-" : std::string(1, c);
    return result.starts_with('.') || result.starts_with('\'') ? "\\&" + result : result;
}

std::string bold(std::string_view text) { return "\\fB" + plain(text) + "\\fR"; }
std::string italic(std::string_view text) { return "\\fI" + plain(text) + "\\fR"; }

/// A term with its meaning.
std::string entry(const std::string& term, const std::string& meaning) {
    return fmt::format(".TP\n{}\n{}\n", term, meaning);
}

std::string entry_of(const OptionInfo& option) {
    auto term = option.letter ? bold(fmt::format("-{}", option.letter)) + ", " : std::string();
    term += bold(fmt::format("--{}", option.name));
    if (!option.argument.empty()) term += ' ' + italic(option.argument);
    auto meaning = std::string(option.help);
    if (option.numbers) meaning += fmt::format("; a whole number from {} to {}", option.least, option.most);
    return entry(term, plain(meaning) + fmt::format(" ({})", plain(option.commands)));
}

constexpr struct {
    int status;
    std::string_view when;
} statuses[] = {
    {done, "Done."},
    {check_failed,
     "Done, and a check failed: a regression, a threshold of --fail-if, no staffing that meets the targets."},
    {input_wrong, "The input is wrong: usage, scenario, data file. Every fault stands there with file, line, column."},
    {machine_failed, "The machine failed: disk full, cannot write, out of memory."},
    {was_interrupted, "Interrupted; what was finished is kept and marked partial."},
};

}  // namespace

std::string man_page() {
    std::string page = fmt::format(".TH HOLDTIME 1 \"\" \"holdtime {}\" \"User Commands\"\n", HOLDTIME_VERSION);
    page += ".SH NAME\nholdtime \\- simulate a contact centre and compare its strategies on the same customers\n";
    page += ".SH SYNOPSIS\n";
    for (const auto* command : commands())
        page +=
            fmt::format("{} {}\n.br\n", bold(fmt::format("holdtime {}", command->name)), italic(command->arguments));
    page += ".SH DESCRIPTION\n" +
            plain(
                "holdtime is a discrete-event simulator of contact centres. A scenario (YAML) says who the customers "
                "are and which strategies are to serve them, by phone, chat, e-mail, bots or a mix; each strategy "
                "meets the same customers, and what comes out is service level, waits and cost with confidence "
                "intervals, and the paired differences. '-' is standard input or output.") +
            "\n.SH COMMANDS\n";
    for (const auto* command : commands())
        page += entry(bold(command->name) + ' ' + italic(command->arguments), plain(command->sentence));
    page += ".SH OPTIONS\nThe commands that take an option stand behind it.\n";
    page += entry(bold("-h") + ", " + bold("--help"), "print the help of a command");
    for (const auto& option : option_table()) page += entry_of(option);
    page += ".SH EXIT STATUS\n";
    for (const auto& [status, when] : statuses) page += entry(bold(fmt::format("{}", status)), plain(when));
    page += ".SH ENVIRONMENT\n";
    page += entry(bold("COLUMNS"), plain("width of texts; else the terminal's, and 80 in a pipe"));
    page += entry(bold("NO_COLOR"), "no colour");
    page += entry(bold("CI"), plain("true: baselines are not accepted by --update"));
    page += ".SH EXAMPLES\n";
    for (const auto* line : {"holdtime init bank && holdtime run bank/scenario.yaml",
                             "holdtime run bank/scenario.yaml --what-if 'segments.*.volume=140%'",
                             "holdtime staff bank/scenario.yaml --write plan.overlay.yaml"})
        page += fmt::format(".PP\n.nf\n{}\n.fi\n", plain(line));
    page += ".SH SEE ALSO\n" +
            plain("holdtime explain NAME tells any figure, model and key; holdtime list what there is.") + "\n";
    return page;
}

}  // namespace holdtime
