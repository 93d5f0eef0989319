#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "cli/command.hpp"
#include "cli/explain_entries.hpp"
#include "cli/options.hpp"
#include "cli/output.hpp"
#include "models/staffing/shifts/shift_parameters.hpp"
#include "reports/screen_words.hpp"

namespace holdtime {

namespace {

/// A parameter with the models that have it, in the catalogue's order.
struct Parameter {
    std::string model;   ///< "lognormal", or of a shift's "shifts.types"
    std::string family;  ///< "distributions"
    ParameterInfo info;
};

std::vector<Parameter> all_parameters() {
    std::vector<Parameter> list;
    for (const auto& family : families())
        for (const auto* model : family.models)
            for (const auto& one : model->parameters)
                list.push_back({std::string(model->name), std::string(family.name), one});
    for (const auto& one : shift_parameters()) list.push_back({"shifts.types", "staffing", one});
    for (const auto& one : break_parameters()) list.push_back({"shifts.types.breaks", "staffing", one});
    return list;
}

bool alike(const ParameterInfo& a, const ParameterInfo& b) {
    return a.name == b.name && a.type == b.type && a.meaning == b.meaning && a.fallback == b.fallback &&
           a.unless == b.unless && a.range.low == b.range.low && a.range.high == b.range.high;
}

/// The explanations found so far, each once.
class Found {
public:
    void add(const std::string& entry) {
        if (seen_.insert(entry).second) text_ += (text_.empty() ? "" : "\n") + entry;
    }
    const std::string& text() const { return text_; }

private:
    std::set<std::string> seen_;
    std::string text_;
};

void add_figure(std::string_view name, Found& found) {
    for (const auto& figure : figure_info())
        if (figure.key == name) found.add(explain_figure(figure));
}

void add_models(std::string_view name, Found& found) {
    for (const auto& family : families())
        for (const auto* model : family.models)
            if (model->name == name) found.add(explain_model(family, *model));
}

/// Parameters of this name; those that mean the same stand together.
void add_parameters(const std::string& name, const std::string& of_model, Found& found) {
    std::vector<Parameter> hits;
    for (auto& one : all_parameters())
        if (one.info.name == name &&
            (of_model.empty() || one.model == of_model || one.family + '.' + one.model == of_model))
            hits.push_back(std::move(one));
    for (std::size_t i = 0; i < hits.size(); ++i) {
        const auto same = [&](const Parameter& other) {
            return other.family == hits[i].family && alike(other.info, hits[i].info);
        };
        if (std::any_of(hits.begin(), hits.begin() + static_cast<std::ptrdiff_t>(i), same)) continue;
        std::string owners;
        for (const auto& other : hits)
            if (same(other)) owners += (owners.empty() ? "" : ", ") + other.model;
        found.add(explain_parameter(fmt::format("{} ({})", owners, hits[i].family), hits[i].info));
    }
}

/// Words that a key or a parameter may be; `of_key` narrows it to one key.
void add_values(const std::string& word, const KeyInfo* of_key, Found& found) {
    for (const auto& key : scenario_keys())
        for (const Word& one : key.limits.words)
            if (one.word == word && key.type != KeyType::by_name && (!of_key || &key == of_key))
                found.add(explain_value(key.path, one.word, one.meaning));
    if (of_key) return;
    for (const auto& one : all_parameters()) {
        const auto words =
            ", " + std::string(one.info.type.starts_with("one of ") ? one.info.type.substr(7) : "") + ",";
        if (words.find(", " + word + ",") != std::string::npos)
            found.add(explain_value(fmt::format("{}.{}", one.model, one.info.name), word, one.info.meaning));
    }
}

std::string joined(const std::vector<std::string>& steps, std::size_t from, std::size_t to) {
    std::string text;
    for (std::size_t i = from; i < to; ++i) text += (text.empty() ? "" : ".") + steps[i];
    return text;
}

/// What follows a key on a path: a model of it, a model's parameter, a word of a choice.
void add_below(const KeyInfo& key, const std::vector<std::string>& steps, std::size_t at, Found& found) {
    if (key.type == KeyType::choice && at + 1 == steps.size()) return add_values(steps[at], &key, found);
    if (key.type != KeyType::model && key.type != KeyType::engine) return;
    const std::string family(key.detail);
    const auto all = families();
    for (const auto& one : all)
        if (one.name == family && at + 1 == steps.size())
            for (const auto* model : one.models)
                if (model->name == steps[at]) found.add(explain_model(one, *model));
    if (at + 1 >= steps.size()) return;
    if (steps[at] == "shifts" && at + 3 < steps.size())  // types.NAME.start, or types.NAME.breaks.length
        add_parameters(steps.back(), at + 4 < steps.size() ? "shifts.types.breaks" : "shifts.types", found);
    else
        add_parameters(steps[at + 1], family + '.' + steps[at], found);
}

/// `channels.chat.attention.shared.pace`, `attention.shared.pace`, `lognormal.cv`, `at_close.drop`.
void add_path(const std::string& path, Found& found) {
    const auto steps = split_path(path);
    if (steps.size() < 2) return;
    add_parameters(steps.back(), joined(steps, 0, steps.size() - 1), found);
    for (std::size_t at = steps.size() - 1; at > 0; --at)
        for (const auto* key : find_keys(joined(steps, 0, at))) add_below(*key, steps, at, found);
}

void add_screen_word(const std::string& name, Found& found) {
    const auto* word = find_screen_word(name);
    if (!word) return;
    if (word->see != plain_word(name) || found.text().empty()) found.add(explain_word(name, word->meaning));
    add_figure(word->see, found);
    if (const auto* key = find_pattern(word->see)) found.add(explain_key(*key));
}

Words everything() {
    Words names;
    for (const auto& figure : figure_info()) names.emplace_back(figure.key);
    for (const auto& family : families())
        for (const auto* model : family.models) names.emplace_back(model->name);
    for (const auto& one : all_parameters()) names.emplace_back(one.info.name);
    for (const auto& key : scenario_keys()) {
        const auto parts = split_path(key.path);
        names.push_back(parts.back() == "*" ? std::string(key.path) : parts.back());
        for (const Word& one : key.limits.words) names.emplace_back(one.word);
    }
    for (const auto& one : screen_words()) names.emplace_back(one.words.substr(0, one.words.find('|')));
    return names;
}

std::string near_ones(const std::string& name) {
    if (const auto near = nearest(name, everything()); !near.empty() && near != name)
        return fmt::format(" (did you mean '{}'?)", near);
    std::set<std::string> like;
    for (const auto& one : everything())
        if (name.size() >= 3 && one.find(name) != std::string::npos) like.insert(one);
    std::string text;
    std::size_t shown = 0;
    for (const auto& one : like)
        if (++shown <= 8) text += (text.empty() ? "like it: " : ", ") + one;
    return fmt::format(" ({}holdtime list, list figures and list keys name what is known)",
                       text.empty() ? "" : text + "; ");
}

int run(const Command& command, const Words& words) {
    const CommandLine line(command, words, 1, 100);
    if (line.help()) return line.print_help();
    const auto typed = fmt::format("{}", fmt::join(line.arguments(), " "));
    const auto name = plain_word(typed);
    Found found;
    add_figure(name, found);
    add_models(name, found);
    for (const auto* key : find_keys(typed)) found.add(explain_key(*key));
    add_parameters(name, "", found);
    add_path(typed, found);
    add_values(name, nullptr, found);
    add_screen_word(typed, found);
    if (found.text().empty()) wrong_usage(fmt::format("nothing is called '{}'{}", typed, near_ones(name)));
    return print_result(found.text());
}

}  // namespace

extern const Command explain_command;
const Command explain_command{
    "explain", "NAME", "one figure, word of a report, model, parameter or scenario key: definition, unit, default",
    run};

}  // namespace holdtime
