#include "scenarios/load/load.hpp"

#include <optional>

#include "scenarios/load/hash.hpp"
#include "scenarios/load/merge.hpp"
#include "scenarios/load/notes.hpp"
#include "scenarios/load/understand.hpp"
#include "scenarios/load/yaml_reader.hpp"
#include "scenarios/schema/csv.hpp"
#include "scenarios/schema/files.hpp"

namespace holdtime {

namespace {

constexpr std::size_t largest_scenario = std::size_t{4} << 20;

/// One file's tree without notes and with short forms expanded; nothing after a complaint. `comment`: its first.
std::optional<Value> read_tree(const std::string& file, std::string& comment, Problems& problems) {
    const std::string label = file == "-" ? standard_input : file;
    const auto text = read_text_file(file, {}, largest_scenario, problems);
    if (!text) return {};
    auto tree = parse_yaml(*text, label, {}, problems);
    if (!tree) return {};
    if (!tree->is_map() && !tree->faulty) {
        problems.add({label, 1, 1}, "not a scenario (must be a map of keys and values at the top)");
        return {};
    }
    comment = first_comment(*text);
    drop_notes(*tree);
    expand_short_forms(*tree);
    return tree;
}

/// The file's first comment is its question, unless it asks one in so many words.
void add_question(Value& tree, const std::string& comment) {
    if (comment.empty() || !tree.is_map() || tree.find("question")) return;
    Value question;
    question.place = tree.place;
    question.text = comment;
    tree.entries.push_back({"question", tree.place, std::move(question)});
}

/// Says `--seed` to who typed it, and not the key that the option stands for.
std::string by_option(std::string text, const std::string& option) {
    const auto replace = [&](const std::string& what, const std::string& with) {
        if (const auto at = text.find(what); at != std::string::npos) text.replace(at, what.size(), with);
    };
    replace("experiment." + option.substr(2), option);
    replace(" in experiment", " in " + option);
    return text;
}

void throw_if_any(const Problems& problems) {
    Problems named;
    for (const Problem& problem : problems.list()) {
        const bool option = problem.place.file.starts_with("--") && !problem.place.file.starts_with("--set ");
        named.add(option ? Place{} : problem.place,
                  option ? by_option(problem.text, problem.place.file) : problem.text);
    }
    named.throw_if_any();
}

/// The file with its overlays and settings. Throws when there is no tree to speak of; complains about the rest.
Value merged_tree(const std::string& file, const LoadOptions& options, Problems& problems) {
    std::string question, of_overlay;
    auto tree = read_tree(file, question, problems);
    bool complete = tree.has_value();
    for (const auto& overlay : options.overlays) {
        auto over = read_tree(overlay, of_overlay, problems);
        complete = complete && over;
        if (complete) merge(*tree, std::move(*over));
    }
    if (!complete) problems.throw_if_any();
    for (const auto& setting : options.sets) apply_set(*tree, setting, problems);
    drop_notes(*tree);
    add_question(*tree, question);
    return std::move(*tree);
}

Scenario checked(const Value& tree, const std::string& file, Problems problems) {
    Scenario scenario = understand(tree, file, problems);
    throw_if_any(problems);
    scenario.hash = hash_of(tree);
    return scenario;
}

}  // namespace

Scenario load_scenario(const std::string& file, const LoadOptions& options) {
    Problems problems;
    const Value tree = merged_tree(file, options, problems);
    return checked(tree, file, std::move(problems));
}

Value load_tree(const std::string& file, const LoadOptions& options) {
    Problems problems;
    Value tree = merged_tree(file, options, problems);
    throw_if_any(problems);
    read_ahead(tree);
    return tree;
}

Scenario understand_tree(const Value& tree, const std::string& file) { return checked(tree, file, Problems()); }

}  // namespace holdtime
