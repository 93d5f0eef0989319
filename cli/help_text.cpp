#include "cli/help_text.hpp"

#include <fmt/format.h>

#include "cli/option_table.hpp"
#include "cli/text_width.hpp"
#include "reports/document/document.hpp"
#include "reports/formats/terminal.hpp"

namespace holdtime {

namespace {

std::string in_width(const Document& document) { return terminal_text(document, {"", false, text_width(), false}); }

/// `-o, --output FILE`
std::string name_of(const OptionInfo& option) {
    return fmt::format("  {}--{}{}{}", option.letter ? fmt::format("-{}, ", option.letter) : "", option.name,
                       option.argument.empty() ? "" : " ", option.argument);
}

std::string meaning_of(const OptionInfo& option) {
    auto text = std::string(option.help);
    if (option.numbers) text += fmt::format("; a whole number from {} to {}", option.least, option.most);
    return text;
}

}  // namespace

std::string help_text(const Command& command) {
    Document document{fmt::format("holdtime {} {}", command.name, command.arguments), {}, {}};
    add(document, Sentences{"", {std::string(command.sentence)}, false, Mood::plain});
    Table options{"Options", "", {""}, {}, 1};
    for (const auto* option : options_of(command.name))
        options.rows.push_back({name_of(*option), {words_cell(meaning_of(*option))}});
    options.rows.push_back({"  -h, --help", {words_cell("print this")}});
    add(document, std::move(options));
    return in_width(document);
}

std::string overview_of_commands() {
    Document document;
    add(document, Sentences{"",
                            {"holdtime simulates a contact centre: for these customers, which way of serving them "
                             "gives what service at what cost?"},
                            false,
                            Mood::plain});
    Table table{"", "", {""}, {}, 1};
    for (const auto* command : commands())
        table.rows.push_back({fmt::format("  holdtime {} {}", command->name, command->arguments),
                              {words_cell(std::string(command->sentence))}});
    add(document, std::move(table));
    add(document,
        Sentences{"",
                  {"holdtime COMMAND --help tells a command's options; holdtime --version the version; "
                   "'source <(holdtime completions bash)' lets the shell complete (zsh and fish, too); holdtime man "
                   "prints the manual page.",
                   "Results go to standard output, messages to standard error; '-' is standard input or "
                   "output.",
                   "Exit status: 0 done, 1 a check failed, 2 the input is wrong, 3 the machine failed, 130 "
                   "interrupted."},
                  false,
                  Mood::plain});
    return in_width(document);
}

}  // namespace holdtime
