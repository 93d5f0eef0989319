#include <fmt/format.h>

#include <algorithm>

#include "cli/command.hpp"
#include "cli/options.hpp"
#include "cli/output.hpp"
#include "cli/text_width.hpp"
#include "models/catalogue.hpp"
#include "reports/text/wrap.hpp"
#include "scenarios/schema/keys.hpp"
#include "sim/ports/figures.hpp"

namespace holdtime {

namespace {

/// A name, and behind it what it is, within the width that there is.
std::string entry(std::string_view name, std::size_t width, std::string_view text) {
    const auto laid_out = wrapped(text, text_width(), width + 4, width + 4);
    return fmt::format("  {:<{}}  {}", name, width, laid_out.substr(width + 4));
}

std::string listed(const Family& family) {
    std::size_t width = 0;
    for (const auto* model : family.models) width = std::max(width, model->name.size());
    auto text = wrapped(fmt::format("{}: {}", family.name, family.question), text_width(), 0, 2);
    for (const auto* model : family.models)
        text += entry(model->name, width, model->sentence) + entry("", width, model->example);
    return text;
}

std::string listed_figures() {
    std::string text;
    for (const auto& figure : figure_info())
        text += fmt::format("{}\n{}", figure.key, wrapped(figure.definition, text_width(), 4, 4));
    return text;
}

std::string listed_keys() {
    std::string text;
    for (const auto& key : scenario_keys())
        text += fmt::format("{}\n{}", key.path, wrapped(key.definition, text_width(), 4, 4));
    return text;
}

int run(const Command& command, const Words& words) {
    const CommandLine line(command, words, 0, 1);
    if (line.help()) return line.print_help();
    const auto wanted = line.arguments().empty() ? "" : line.arguments()[0];
    if (wanted == "figures") return print_result(listed_figures());
    if (wanted == "keys") return print_result(listed_keys());
    std::string text;
    Words known{"figures", "keys"};
    for (const auto& family : families()) {
        known.emplace_back(family.name);
        if (!wanted.empty() && wanted != family.name) continue;
        if (!text.empty()) text += '\n';
        text += listed(family);
    }
    if (text.empty()) wrong_usage(fmt::format("no family of models '{}'{}", wanted, suggestion(wanted, known)));
    return print_result(text);
}

}  // namespace

extern const Command list_command;
const Command list_command{"list", "[FAMILY]", "the models that can be plugged in; `figures` and `keys` list those",
                           run};

}  // namespace holdtime
