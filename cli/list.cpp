#include <fmt/format.h>

#include <algorithm>

#include "cli/command.hpp"
#include "cli/options.hpp"
#include "cli/output.hpp"
#include "models/catalogue.hpp"

namespace holdtime {

namespace {

std::string listed(const Family& family) {
    std::size_t width = 0;
    for (const auto* model : family.models) width = std::max(width, model->name.size());
    auto text = fmt::format("{}: {}\n", family.name, family.question);
    for (const auto* model : family.models) text += fmt::format("  {:<{}}  {}\n", model->name, width, model->sentence);
    return text;
}

int run(const Command& command, const Words& words) {
    const CommandLine line(command, words, {}, 0, 1);
    if (line.help()) return line.print_help();
    std::string text;
    Words known;
    for (const auto& family : families()) {
        known.emplace_back(family.name);
        if (!line.arguments().empty() && line.arguments()[0] != family.name) continue;
        if (!text.empty()) text += '\n';
        text += listed(family);
    }
    if (text.empty())
        wrong_usage(
            fmt::format("no family of models '{}'{}", line.arguments()[0], suggestion(line.arguments()[0], known)));
    return print_result(text);
}

}  // namespace

extern const Command list_command;
const Command list_command{"list", "[FAMILY]", "the models that can be plugged in, one line each", run};

}  // namespace holdtime
