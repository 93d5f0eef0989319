#include <fmt/format.h>

#include "cli/command.hpp"
#include "cli/options.hpp"
#include "cli/output.hpp"
#include "models/catalogue.hpp"
#include "scenarios/schema/keys.hpp"
#include "sim/ports/figures.hpp"

namespace holdtime {

namespace {

std::string line_of(const char* label, std::string_view text) {
    return text.empty() ? "" : fmt::format("  {:<11} {}\n", label, text);
}

std::string_view unit_name(Unit unit) {
    switch (unit) {
        case Unit::count:
            return "contacts";
        case Unit::share:
            return "share (0 to 1; the table shows per cent)";
        case Unit::seconds:
            return "seconds";
        case Unit::money:
            return "the scenario's currency";
        case Unit::hours:
            return "hours";
        case Unit::people:
            return "people";
        case Unit::chats:
            return "chats";
    }
    return "";
}

std::string places_of(unsigned parts) {
    std::string text;
    const auto add = [&](unsigned part, const char* name) {
        if (parts & part) text += (text.empty() ? "" : ", ") + std::string(name);
    };
    add(in_total, "total");
    add(in_channel, "channels");
    add(in_group, "agent_groups");
    add(in_segment, "segments");
    add(in_reason, "reasons");
    add(in_interval, "intervals.channels");
    add(in_group_interval, "intervals.agent_groups");
    return text;
}

std::string explain_figure(const FigureInfo& figure) {
    return fmt::format("{}: a figure\n  {}\n", figure.key, figure.definition) + line_of("formula", figure.formula) +
           line_of("unit", unit_name(figure.unit)) + line_of("stands in", places_of(figure.parts)) +
           line_of("interval", "of the mean over replications (Student's t; ratios by the delta method)");
}

std::string explain_model(const Family& family, const ModelInfo& model) {
    auto text = fmt::format("{}: a model of {}\n  {}\n", model.name, family.name, model.sentence) +
                line_of("formula", model.formula) + line_of("reference", model.reference);
    for (const auto& parameter : model.parameters)
        text += line_of(
            "parameter",
            fmt::format("{} ({}{}): {}", parameter.name, parameter.type,
                        parameter.fallback.empty() ? ", required" : fmt::format(", default {}", parameter.fallback),
                        parameter.meaning));
    return text;
}

std::string default_of(const KeyInfo& key) {
    return line_of("default", key.fallback) + line_of("source", key.source) + line_of("confidence", key.confidence);
}

std::string explain_key(const KeyInfo& key) {
    auto text =
        fmt::format("{}: a key of the scenario\n  {}\n", key.path, key.definition) +
        line_of("type", fmt::format("{}{}{}", type_name(key.type), key.detail.empty() ? "" : ": ", key.detail)) +
        line_of("unit", key.unit) + line_of("required", key.required ? "yes, within its block" : "") + default_of(key);
    if (const auto* each = find_pattern(fmt::format("{}.*", key.path)))
        text += line_of("each", each->definition) + default_of(*each);
    std::string below;
    for (const auto& name : keys_below(key.path)) below += (below.empty() ? "" : ", ") + name;
    return text + line_of("keys", below);
}

Words everything() {
    Words names;
    for (const auto& figure : figure_info()) names.emplace_back(figure.key);
    for (const auto& family : families())
        for (const auto* model : family.models) names.emplace_back(model->name);
    for (const auto& key : scenario_keys()) {
        const auto parts = split_path(key.path);
        names.push_back(parts.back() == "*" ? std::string(key.path) : parts.back());
    }
    return names;
}

int run(const Command& command, const Words& words) {
    const CommandLine line(command, words, {}, 1, 100);
    if (line.help()) return line.print_help();
    const auto name = fmt::format("{}", fmt::join(line.arguments(), " "));
    std::string text;
    const auto add = [&](const std::string& entry) { text += (text.empty() ? "" : "\n") + entry; };
    for (const auto& figure : figure_info())
        if (figure.key == name) add(explain_figure(figure));
    for (const auto& family : families())
        for (const auto* model : family.models)
            if (model->name == name) add(explain_model(family, *model));
    if (const auto* key = find_key(name)) add(explain_key(*key));
    if (text.empty()) wrong_usage(fmt::format("nothing is called '{}'{}", name, suggestion(name, everything())));
    return print_result(text);
}

}  // namespace

extern const Command explain_command;
const Command explain_command{"explain", "NAME",
                              "one figure, model or scenario key: definition, formula, unit, default, source", run};

}  // namespace holdtime
