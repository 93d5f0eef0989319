#include "studies/sweep/paths.hpp"

#include <algorithm>

#include "models/catalogue.hpp"
#include "scenarios/schema/keys.hpp"

namespace holdtime {

namespace {

std::vector<std::string> keys_of(const Value* map) {
    std::vector<std::string> keys;
    if (map)
        for (const Entry& entry : map->entries) keys.push_back(entry.key);
    return keys;
}

bool contains(const std::vector<std::string>& list, const std::string& word) {
    return std::find(list.begin(), list.end(), word) != list.end();
}

/// Walks one path down the table of keys and the catalogue of models, and says what is wrong with it.
class Check {
public:
    Check(const Value& base, const Steps& steps) : base_(base), steps_(steps) {}

    /// "" = nothing.
    std::string problem() {
        std::string pattern;
        const Value* value = &base_;
        for (std::size_t i = 0; i < steps_.size(); ++i) {
            const KeyInfo* block = pattern.empty() ? nullptr : find_pattern(pattern);
            if (block && block->type == KeyType::model) return model_problem(std::string(block->detail), i);
            if (block && block->type == KeyType::by_name)
                if (auto problem = name_problem(*block, value, i); !problem.empty()) return problem;
            const std::string below = pattern_below(pattern, steps_[i]);
            if (below.empty() && block && keys_below(pattern).empty())
                return "'" + steps_[i - 1] + "' is a single value and has no '" + steps_[i] + "'";
            if (below.empty())
                return "unknown key '" + steps_[i] + "'" + (i > 0 ? " in '" + steps_[i - 1] + "'" : "") +
                       suggestion(steps_[i], known_keys(pattern));
            pattern = below;
            value = value ? value->find(steps_[i]) : nullptr;
        }
        return {};
    }

private:
    /// A name that must stand in the scenario: where names are made up, or of a channel, reason or strategy.
    std::string name_problem(const KeyInfo& block, const Value* value, std::size_t i) const {
        std::string kind(block.detail);
        const bool defines = kind.starts_with("defines ");
        kind = kind.substr(defines ? 8 : 0, kind.find_first_of(",", 0));
        const bool table_knows = contains(keys_below(block.path), steps_[i]);
        const Value* named = defines ? value : base_.find(kind);
        if (!named || table_knows || contains(keys_of(named), steps_[i])) return {};
        if (std::string(block.detail).find("later or leave") != std::string::npos &&
            (steps_[i] == "later" || steps_[i] == "leave"))
            return {};
        return "unknown name '" + steps_[i] + "' among the " + kind + suggestion(steps_[i], keys_of(named));
    }

    std::string model_problem(const std::string& family, std::size_t i) const {
        for (const Family& known : families()) {
            if (known.name != family) continue;
            std::vector<std::string> names;
            for (const ModelInfo* model : known.models) {
                if (model->name == steps_[i]) return parameter_problem(*model, i);
                names.emplace_back(model->name);
            }
            if (steps_[i] == "infinite" && family == "distributions") return {};
            return "unknown model '" + steps_[i] + "' in '" + steps_[i - 1] + "'" + suggestion(steps_[i], names);
        }
        return {};
    }

    std::string parameter_problem(const ModelInfo& model, std::size_t i) const {
        if (i + 1 >= steps_.size() || model.parameters.empty()) return {};
        std::vector<std::string> names;
        for (const auto& parameter : model.parameters) names.emplace_back(parameter.name);
        if (contains(names, steps_[i + 1])) return {};
        return "unknown key '" + steps_[i + 1] + "' in '" + steps_[i] + "'" + suggestion(steps_[i + 1], names);
    }

    static std::vector<std::string> known_keys(const std::string& pattern) {
        if (!pattern.empty()) return keys_below(pattern);
        std::vector<std::string> top;
        for (const KeyInfo& key : scenario_keys())
            if (key.path.find('.') == std::string_view::npos) top.emplace_back(key.path);
        return top;
    }

    const Value& base_;
    const Steps& steps_;
};

/// Every branch that the path stands for. Below a `*`, branches that end before the last step are left out.
void expand(const Value* value, const Steps& pattern, bool starred, Steps& so_far, std::vector<Steps>& found) {
    const std::size_t i = so_far.size();
    if (i == pattern.size()) return found.push_back(so_far);
    if (pattern[i] == "*") {
        for (const std::string& key : keys_of(value)) {
            so_far.push_back(key);
            expand(value->find(key), pattern, true, so_far, found);
            so_far.pop_back();
        }
        return;
    }
    const Value* next = value ? value->find(pattern[i]) : nullptr;
    if (starred && !next && i + 1 < pattern.size()) return;
    so_far.push_back(pattern[i]);
    expand(next, pattern, starred, so_far, found);
    so_far.pop_back();
}

}  // namespace

const Value* find_value(const Value& tree, const Steps& steps) {
    const Value* value = &tree;
    for (std::size_t i = 0; i < steps.size() && value; ++i) value = value->find(steps[i]);
    return value;
}

Value* find_value(Value& tree, const Steps& steps) {
    return const_cast<Value*>(find_value(std::as_const(tree), steps));
}

std::vector<Steps> resolve_path(const Value& base, const std::string& path, const Place& place, Problems& problems) {
    const Steps steps = split_path(path);
    if (contains(steps, "") || steps.size() > 60) {
        problems.add(place, steps.size() > 60
                                ? "the path is too long"
                                : "an empty name in the path '" + path + "' (write a dot within a name as \\.)");
        return {};
    }
    std::vector<Steps> found;
    Steps so_far;
    expand(&base, steps, false, so_far, found);
    if (found.empty())
        problems.add(place, "nothing in the scenario matches '" + path + "' ('*' stands for every name at its place)");
    for (const Steps& one : found) {
        const std::string problem = Check(base, one).problem();
        if (problem.empty()) continue;
        problems.add(place, problem + " (in the path '" + path + "')");
        break;
    }
    return found;
}

}  // namespace holdtime
