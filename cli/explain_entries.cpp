#include "cli/explain_entries.hpp"

#include <fmt/format.h>

#include <cmath>

#include "cli/text_width.hpp"
#include "reports/text/wrap.hpp"
#include "scenarios/schema/quantity.hpp"

namespace holdtime {

namespace {

constexpr std::size_t label_width = 14;  ///< of "  confidence  "

std::string title(std::string_view name, std::string_view what) {
    return wrapped(fmt::format("{}: {}", name, what), text_width(), 0, 2);
}
std::string sentence(std::string_view text) { return text.empty() ? "" : wrapped(text, text_width(), 2, 2); }

std::string line_of(std::string_view label, std::string_view text) {
    if (text.empty()) return "";
    const auto laid_out = wrapped(text, text_width(), label_width, label_width);
    return fmt::format("  {:<{}}{}", label, label_width - 2, laid_out.substr(label_width));
}

std::string_view unit_name(Unit unit) {
    switch (unit) {
        case Unit::count:
            return "contacts";
        case Unit::needs:
            return "needs";
        case Unit::messages:
            return "messages";
        case Unit::per_need:
            return "contacts per need";
        case Unit::per_hour:
            return "contacts per paid hour";
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
        case Unit::minutes:
            return "minutes";
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

/// A limit as a user would write it.
std::string shown(double number, std::string_view type) {
    if (type.ends_with("duration") || type.ends_with("durations")) return show_duration(number);
    if (type.ends_with("share") || type.ends_with("shares")) return show_number(number * 100) + "%";
    return show_number(number);
}

std::string range_text(const Range& range, std::string_view type) {
    if (!range.limited()) return "";
    if (range.has_low() && range.has_high() && !range.low_excluded && !range.high_excluded)
        return fmt::format("{} to {}", shown(range.low, type), shown(range.high, type));
    std::string text;
    if (range.has_low()) text = (range.low_excluded ? "above " : "at least ") + shown(range.low, type);
    if (range.has_high())
        text += (text.empty() ? "" : ", ") + std::string(range.high_excluded ? "below " : "at most ") +
                shown(range.high, type);
    return text;
}

/// "file and column, or agents" of parameters that stand for each other; "" when none do.
std::string either_of(const std::vector<ParameterInfo>& parameters) {
    std::string_view other;
    std::string these;
    for (const auto& one : parameters)
        if (!one.unless.empty() && other.empty()) other = one.unless;
    for (const auto& one : parameters)
        if (!other.empty() && one.unless == other) these += (these.empty() ? "" : " and ") + std::string(one.name);
    return other.empty() ? "" : fmt::format("{}, or {}", these, other);
}

std::string need_of(const ParameterInfo& parameter) {
    if (!parameter.unless.empty()) return fmt::format(", unless {} is given", parameter.unless);
    return parameter.fallback.empty() ? ", required" : fmt::format(", default {}", parameter.fallback);
}

std::string default_of(const KeyInfo& key) {
    return line_of("default", key.fallback) + line_of("source", key.source) + line_of("confidence", key.confidence);
}

std::string replaced(std::string text, char from, std::string_view to) {
    for (auto at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size()))
        text.replace(at, 1, to);
    return text;
}

std::string type_of(const KeyInfo& key) {
    if (key.type == KeyType::choice) return "one of " + replaced(std::string(key.detail), '|', ", ");
    return fmt::format("{}{}{}", type_name(key.type), key.detail.empty() ? "" : ": ", key.detail);
}

}  // namespace

std::string explain_figure(const FigureInfo& figure) {
    return title(figure.key, "a figure") + sentence(figure.definition) + line_of("formula", figure.formula) +
           line_of("unit", unit_name(figure.unit)) + line_of("stands in", places_of(figure.parts)) +
           line_of("interval", (figure.traits & of_surges) != 0
                                   ? "none"
                                   : "of the mean over replications (Student's t; ratios by the delta method)");
}

std::string explain_model(const Family& family, const ModelInfo& model) {
    auto text = title(model.name, fmt::format("a model of {}", family.name)) + sentence(model.sentence) +
                line_of("formula", model.formula) + line_of("reference", model.reference) +
                line_of("example", model.example) + line_of("give", either_of(model.parameters));
    for (const auto& parameter : model.parameters)
        text += line_of("parameter", fmt::format("{} ({}{}): {}", parameter.name, parameter.type, need_of(parameter),
                                                 parameter.meaning));
    return text;
}

std::string explain_parameter(std::string_view owners, const ParameterInfo& parameter) {
    return title(parameter.name, fmt::format("a parameter of {}", owners)) + sentence(parameter.meaning) +
           line_of("type", parameter.type) + line_of("range", range_text(parameter.range, parameter.type)) +
           line_of("required", parameter.unless.empty() ? (parameter.required() ? "yes" : "")
                                                        : fmt::format("unless {} is given", parameter.unless)) +
           line_of("default", parameter.fallback) + line_of("source", parameter.source) +
           line_of("confidence", parameter.confidence);
}

std::string explain_key(const KeyInfo& key) {
    auto text = title(key.path, "a key of the scenario") + sentence(key.definition) + line_of("type", type_of(key)) +
                line_of("unit", key.unit) + line_of("range", range_text(key.limits.range, type_name(key.type))) +
                line_of("channels", replaced(std::string(key.limits.kinds), '|', ", ")) +
                line_of("required", key.required ? "yes, within its block" : "") + default_of(key);
    const std::string_view label = key.type == KeyType::by_name ? "taken" : "value";
    for (const Word& one : key.limits.words) text += line_of(label, fmt::format("{}: {}", one.word, one.meaning));
    if (const auto* each = find_pattern(fmt::format("{}.*", key.path)))
        text += line_of("each", each->definition) + default_of(*each);
    std::string below;
    for (const auto& name : keys_below(key.path)) below += (below.empty() ? "" : ", ") + name;
    return text + line_of("keys", below);
}

std::string explain_value(std::string_view owner, std::string_view word, std::string_view meaning) {
    return title(word, fmt::format("a value of {}", owner)) + sentence(meaning);
}

std::string explain_word(std::string_view word, std::string_view meaning) {
    return title(word, "in reports") + sentence(meaning);
}

}  // namespace holdtime
