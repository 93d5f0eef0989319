#include "cli/completions.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "cli/command.hpp"
#include "cli/option_table.hpp"

namespace holdtime {

namespace {

std::string options_text(const Command& command) {
    std::string text = "--help";
    for (const auto* option : options_of(command.name))
        if (!option->later) text += fmt::format(" --{}", option->name);
    return text;
}

std::string with_blanks(std::string words) {
    std::replace(words.begin(), words.end(), '|', ' ');
    return words;
}

}  // namespace

std::string bash_completions() {
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

}  // namespace holdtime
