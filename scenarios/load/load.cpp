#include "scenarios/load/load.hpp"

#include <algorithm>
#include <memory>
#include <optional>

#include "scenarios/load/file_kind.hpp"
#include "scenarios/load/hash.hpp"
#include "scenarios/load/merge.hpp"
#include "scenarios/load/notes.hpp"
#include "scenarios/load/own_data.hpp"
#include "scenarios/load/terms.hpp"
#include "scenarios/load/understand.hpp"
#include "scenarios/load/unknown_names.hpp"
#include "scenarios/load/yaml_reader.hpp"
#include "scenarios/schema/content.hpp"
#include "scenarios/schema/csv.hpp"
#include "scenarios/schema/files.hpp"
#include "scenarios/schema/keys.hpp"

namespace holdtime {

namespace {

constexpr std::size_t largest_scenario = std::size_t{4} << 20;

/// Stands a block of the top, complained about as empty, within another? Then what follows it is misread, too.
bool is_misplaced(const Value& tree, const Value& below) {
    const auto here = [&](const Entry& entry) {
        const bool of_top = entry.value.faulty && &below != &tree && find_pattern(entry.key) && !tree.find(entry.key);
        return of_top || is_misplaced(tree, entry.value);
    };
    return std::any_of(below.entries.begin(), below.entries.end(), here);
}

/// One file's tree without notes and with short forms expanded; nothing after a complaint. `what` it has to be;
/// `comment`: its first.
std::optional<Value> read_tree(const std::string& file, const std::string& what, std::string& comment,
                               Problems& problems) {
    const std::string label = file == "-" ? standard_input : file;
    const auto text = read_text_file(file, {}, largest_scenario, problems);
    if (!text) return {};
    if (const auto instead = use_of(text_kind(*text, file), file); !instead.empty()) {
        problems.add({label, 1, 1}, "not " + what + " but " + instead);
        return {};
    }
    auto tree = parse_yaml(*text, label, {}, problems);
    if (!tree || is_misplaced(*tree, *tree)) return {};
    if (!tree->is_map() && !tree->faulty) {
        problems.add({label, 1, 1}, "not " + what + " (must be a map of keys and values at the top)");
        return {};
    }
    comment = first_comment(*text);
    drop_notes(*tree);
    take_own_data(*tree, problems);
    expand_short_forms(*tree);
    return tree;
}

/// A sweep or an overlay where a scenario is due: to name every block that it lacks would help nobody.
void refuse_other_kinds(const Value& tree, const std::string& file, const LoadOptions& options) {
    const auto kind = kind_of(tree, file);
    if (kind == FileKind::scenario || (kind == FileKind::overlay && !options.overlays.empty())) return;
    throw InputError({file == "-" ? standard_input : file, 1, 1}, "not a scenario but " + use_of(kind, file));
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
        const bool option = problem.place.file.starts_with("--") && problem.place.file.find(" '") == std::string::npos;
        named.add(option ? Place{} : problem.place,
                  option ? by_option(problem.text, problem.place.file) : problem.text);
    }
    named.throw_if_any();
}

/// The file with its overlays and settings. Throws when there is no tree to speak of; complains about the rest.
Value merged_tree(const std::string& file, const LoadOptions& options, Problems& problems) {
    std::string question, of_overlay;
    auto tree = read_tree(file, "a scenario", question, problems);
    if (tree) refuse_other_kinds(*tree, file, options);
    bool complete = tree.has_value();
    for (const auto& overlay : options.overlays) {
        auto over = read_tree(overlay, "an overlay", of_overlay, problems);
        if (over && over->find("sweep")) {
            problems.add({overlay, 1, 1}, "not an overlay but " + use_of(FileKind::sweep, overlay));
            over.reset();
        }
        complete = complete && over;
        if (!complete) continue;
        refuse_strangers(*tree, *over, problems);
        merge(*tree, std::move(*over));
    }
    if (!complete) problems.throw_if_any();
    for (const auto& setting : options.sets) apply_set(*tree, setting, problems);
    drop_notes(*tree);
    add_question(*tree, question);
    return std::move(*tree);
}

void add_data_files(const Value& value, std::vector<std::string>& files) {
    for (const Value& item : value.items) add_data_files(item, files);
    for (const Entry& entry : value.entries) {
        add_data_files(entry.value, files);
        const bool within = entry.value.table && entry.value.table->within;
        if (entry.key == "file" && entry.value.is_scalar() && !entry.value.text.empty() && !within)
            files.push_back(path_beside(entry.value.place.file, entry.value.text));
    }
}

std::vector<std::string> files_of(const Value& tree, const std::string& file, const LoadOptions& options) {
    auto files = data_files(tree);
    files.insert(files.begin(), options.overlays.begin(), options.overlays.end());
    files.insert(files.begin(), file);
    return files;
}

Scenario checked(const Value& tree, const std::string& file, Problems problems) {
    Scenario scenario = understand(tree, file, problems);
    throw_if_any(problems);
    scenario.hash = hash_of(tree);
    staff_by_terms(terms_of(tree), tree, scenario);
    return scenario;
}

}  // namespace

std::vector<std::string> data_files(const Value& tree) {
    std::vector<std::string> files;
    add_data_files(tree, files);
    return files;
}

LoadedScenario load_with_files(const std::string& file, const LoadOptions& options) {
    Problems problems;
    Value tree = merged_tree(file, options, problems);
    read_ahead(tree);
    LoadedScenario loaded{checked(tree, file, std::move(problems)), files_of(tree, file, options), terms_of(tree),
                          nullptr};
    loaded.text = std::make_shared<const Value>(with_own_data(std::move(tree)));
    return loaded;
}

LoadedScenario load_kept(const std::shared_ptr<const Value>& text, const std::string& file,
                         const std::vector<Setting>& sets) {
    Problems problems;
    auto kept = text;
    if (!sets.empty()) {
        Value changed = *text;
        for (const auto& setting : sets) apply_set(changed, setting, problems);
        drop_notes(changed);
        kept = std::make_shared<const Value>(std::move(changed));
    }
    Value tree = *kept;
    take_own_data(tree, problems);
    return {checked(tree, file, std::move(problems)), {}, terms_of(tree), kept};
}

Scenario load_scenario(const std::string& file, const LoadOptions& options) {
    return load_with_files(file, options).scenario;
}

std::vector<std::string> files_named(const std::string& file, const LoadOptions& options) {
    Problems problems;
    if (file == "-") return files_of({}, file, options);
    try {
        return files_of(merged_tree(file, options, problems), file, options);
    } catch (const InputError&) {
        return files_of({}, file, options);
    }
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
