#include "cli/completions.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "cli/command.hpp"
#include "cli/option_table.hpp"

namespace holdtime {

namespace {

std::string options_text(const Command& command) {
    std::string text = "--help";
    for (const auto* option : options_of(command.name)) text += fmt::format(" --{}", option->name);
    return text;
}

std::string with_blanks(std::string words) {
    std::replace(words.begin(), words.end(), '|', ' ');
    return words;
}

std::string for_bash() {
    std::string names, cases, words;
    for (const auto* command : commands()) {
        names += fmt::format("{}{}", names.empty() ? "" : " ", command->name);
        cases += fmt::format("        {}) options=\"{}\" ;;\n", command->name, options_text(*command));
    }
    for (const auto& option : option_table())
        if (const auto line = fmt::format("        --{}) COMPREPLY=($(compgen -W \"{}\" -- \"$word\")); return ;;\n",
                                          option.name, with_blanks(std::string(option.words)));
            !option.words.empty() && words.find(line) == std::string::npos)
            words += line;
    return "_holdtime() {\n"
           "    local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]} options=\"\"\n"
           "    if [[ $COMP_CWORD -eq 1 ]]; then\n"
           "        COMPREPLY=($(compgen -W \"" +
           names +
           "\" -- \"$word\"))\n"
           "        return\n"
           "    fi\n"
           "    case $before in\n" +
           words +
           "    esac\n"
           "    case ${COMP_WORDS[1]} in\n" +
           cases +
           "    esac\n"
           "    if [[ $word == -* ]]; then\n"
           "        COMPREPLY=($(compgen -W \"$options\" -- \"$word\"))\n"
           "    else\n"
           "        COMPREPLY=($(compgen -f -- \"$word\"))\n"
           "    fi\n"
           "}\n"
           "complete -o filenames -F _holdtime holdtime\n";
}

/// In single quotes of a shell.
std::string in_quotes(std::string_view text) {
    std::string result = "'";
    for (const char c : text) result += c == '\'' ? std::string("'\\''") : std::string(1, c);
    return result + "'";
}

/// Help as one line of a list: up to its first stop, without what zsh's lists take as their own marks.
std::string in_short(std::string_view help) {
    std::string text(help.substr(0, help.find_first_of(";(")));
    while (text.ends_with(' ')) text.pop_back();
    std::erase_if(text, [](char c) { return c == '[' || c == ']' || c == ':'; });
    return text;
}

std::string for_zsh() {
    std::string names, cases;
    for (const auto* command : commands()) {
        names +=
            fmt::format("        {}\n", in_quotes(fmt::format("{}:{}", command->name, in_short(command->sentence))));
        cases += fmt::format("        {})\n            _arguments '--help[print the help]'", command->name);
        for (const auto* option : options_of(command->name)) {
            std::string value;
            if (!option->words.empty())
                value = fmt::format(":{}:({})", option->argument, with_blanks(std::string(option->words)));
            else if (!option->argument.empty())
                value = fmt::format(":{}:_files", option->argument);
            cases += " \\\n                " + in_quotes(fmt::format("{}--{}[{}]{}", option->repeatable ? "*" : "",
                                                                     option->name, in_short(option->help), value));
        }
        cases += " \\\n                '*:file:_files' ;;\n";
    }
    return "#compdef holdtime\n"
           "_holdtime() {\n"
           "    local -a names=(\n" +
           names +
           "    )\n"
           "    if (( CURRENT == 2 )); then _describe command names; return; fi\n"
           "    local command=$words[2]\n"
           "    shift words\n"
           "    (( CURRENT-- ))\n"
           "    case $command in\n" +
           cases +
           "    esac\n"
           "}\n"
           "if [[ $funcstack[1] == _holdtime ]]; then _holdtime \"$@\"; else compdef _holdtime holdtime; fi\n";
}

std::string for_fish() {
    std::string text = "complete -c holdtime -n __fish_use_subcommand -f\n";
    for (const auto* command : commands()) {
        text += fmt::format("complete -c holdtime -n __fish_use_subcommand -a {} -d {}\n", command->name,
                            in_quotes(in_short(command->sentence)));
        for (const auto* option : options_of(command->name)) {
            text += fmt::format("complete -c holdtime -n '__fish_seen_subcommand_from {}' -l {}", command->name,
                                option->name);
            if (option->letter) text += fmt::format(" -s {}", option->letter);
            if (!option->words.empty())
                text += fmt::format(" -x -a {}", in_quotes(with_blanks(std::string(option->words))));
            else if (!option->argument.empty())
                text += " -r";
            text += fmt::format(" -d {}\n", in_quotes(in_short(option->help)));
        }
    }
    return text;
}

}  // namespace

std::string completions_for(std::string_view shell) {
    return shell == "bash" ? for_bash() : shell == "zsh" ? for_zsh() : shell == "fish" ? for_fish() : "";
}

}  // namespace holdtime
