#include "scenarios/load/tree_path.hpp"

#include <algorithm>
#include <charconv>
#include <utility>

#include "scenarios/load/merge.hpp"
#include "scenarios/load/share_move.hpp"
#include "scenarios/schema/keys.hpp"

namespace holdtime {

namespace {

constexpr std::size_t longest_path = 60;

/// A pattern of no key: below it the table says nothing.
constexpr const char* beyond_table = "-";

std::string next_pattern(const std::string& pattern, const std::string& step) {
    const std::string below = pattern_below(pattern, step);
    return below.empty() ? beyond_table : below;
}

std::string name_of_item(const Value& item) {
    if (item.is_map() && item.entries.size() == 1) return item.entries[0].key;
    return item.is_scalar() ? item.text : "";
}

/// Position of the item that steps[i] means in a list.
std::optional<std::size_t> position(const Value& list, const Steps& steps, std::size_t i) {
    const bool by_name = i > 0 && steps[i - 1] == "skills";
    for (std::size_t k = 0; by_name && k < list.items.size(); ++k)
        if (name_of_item(list.items[k]) == steps[i]) return k;
    std::size_t number = 0;
    const char* const end = steps[i].data() + steps[i].size();
    const auto [stop, error] = std::from_chars(steps[i].data(), end, number);
    if (error != std::errc{} || stop != end || number < 1 || number > list.items.size()) return {};
    return number - 1;
}

/// One step down from `value`; null if there is nothing.
const Value* step_down(const Value& value, const Steps& steps, std::size_t i) {
    if (!value.is_list()) return value.find(steps[i]);
    const auto at = position(value, steps, i);
    if (!at) return nullptr;
    const Value& item = value.items[*at];
    const bool deeper = i > 0 && steps[i - 1] == "skills" && i + 1 < steps.size();  // by its number, too
    const bool named_block = item.is_map() && item.entries.size() == 1 && (deeper || item.entries[0].key == steps[i]);
    return named_block ? &item.entries[0].value : &item;  // in skills {chat: {..}} is what `chat` means
}

/// What a `*` stands for: items of a list, names of the user's, and whatever stands beyond the table of keys.
Steps names_at(const Value& value, const std::string& pattern) {
    Steps names;
    for (std::size_t k = value.items.size(); k > 0; --k) names.push_back(std::to_string(k));
    const KeyInfo* key = find_pattern(pattern);
    const bool ours = pattern.empty() || (key && key->type == KeyType::block);
    for (const Entry& entry : value.entries)
        if (!ours && (!key || key->type != KeyType::by_name || pattern_below(pattern, entry.key) == pattern + ".*"))
            names.push_back(entry.key);
    return names;
}

void expand(const Value* value, const Steps& path, const std::string& pattern, bool starred, Steps& so_far,
            std::vector<Steps>& found) {
    const std::size_t i = so_far.size();
    if (i == path.size()) return found.push_back(so_far);
    const bool star = path[i] == "*";
    for (const std::string& step : !star ? Steps{path[i]} : value ? names_at(*value, pattern) : Steps{}) {
        so_far.push_back(step);
        const Value* next = value ? step_down(*value, so_far, i) : nullptr;
        const auto move = share_move(step, pattern);
        const auto shares = move && starred ? shares_written_out(value, pattern) : std::optional<Value>();
        if (move && starred && !(shares && shares->find(move->from))) {
            so_far.pop_back();  // nobody there to move
            continue;
        }
        const bool may_be_new = !(starred || star) || (i + 1 == path.size() && !(value && value->is_list()));
        const auto below = next_pattern(pattern, step);
        const bool moves_absent = !next && value && value->is_map() && i + 2 == path.size() &&
                                  share_move(path[i + 1], below) && shares_written_out(nullptr, below);
        if (next || may_be_new || moves_absent)
            expand(next, path, next_pattern(pattern, step), starred || star, so_far, found);
        so_far.pop_back();
    }
}

Value map_of(const std::string& key, const Place& place, Value value) {
    Value map;
    map.kind = Value::Kind::map;
    map.place = place;
    map.entries.push_back({key, place, std::move(value)});
    return map;
}

void take_away(Value& tree, Steps steps) {
    const std::string last = steps.back();
    const auto at = steps.size() - 1;
    Value* parent = find_value(tree, Steps(steps.begin(), steps.end() - 1));
    if (!parent) return;
    std::erase_if(parent->entries, [&](const Entry& entry) { return entry.key == last; });
    if (!parent->is_list()) return;
    if (const auto item = position(*parent, steps, at))
        parent->items.erase(parent->items.begin() + static_cast<std::ptrdiff_t>(*item));
}

/// False: there are no shares, or one has the very name that looks like a move.
bool move_within(Value& tree, Steps block, const std::string& pattern, const std::string& name, const ShareMove& move,
                 const Value& value) {
    Value* shares = find_value(tree, block);
    auto all = shares_written_out(shares, pattern);
    if (!all || all->find(name)) return false;
    move_share(*all, move, value);
    if (shares) return *shares = std::move(*all), true;
    const auto key = block.back();
    block.pop_back();
    Value* parent = find_value(tree, block);
    if (!parent || !parent->is_map()) return false;
    all->place = value.place;
    parent->entries.push_back({key, value.place, std::move(*all)});
    return true;
}

/// Walks one path down the table of keys.
class Check {
public:
    Check(const Value& base, const Steps& steps, const ModelCheck& check_model)
        : base_(base), steps_(steps), check_model_(check_model) {}

    std::string problem() const {
        std::string pattern;
        const Value* value = &base_;
        for (std::size_t i = 0; i < steps_.size(); ++i) {
            if (value && value->is_list()) return item_problem(*value, i);
            const KeyInfo* block = pattern.empty() ? nullptr : find_pattern(pattern);
            if (block && block->type == KeyType::model) return model_problem(std::string(block->detail), value, i);
            if (const auto move = share_move(steps_[i], pattern); move && !(value && value->find(steps_[i])))
                return move_problem(*block, *move, value);
            if (block && block->type == KeyType::by_name)
                if (auto problem = name_problem(*block, value, i); !problem.empty()) return problem;
            const std::string below = pattern_below(pattern, steps_[i]);
            if (below.empty() && block && block->limits.or_constant && value && value->find(steps_[i])) return {};
            if (below.empty()) return key_problem(pattern, block != nullptr, i);
            pattern = below;
            value = value ? value->find(steps_[i]) : nullptr;
        }
        return {};
    }

    /// Of a step into a list, and of those below it that are steps into lists.
    std::string item_problem(const Value& list, std::size_t i) const {
        const Value* value = &list;
        for (; i < steps_.size() && value; ++i) {
            const Value* next = step_down(*value, steps_, i);
            if (!next && value->is_list()) return no_item(*value, i);
            value = next;
        }
        return {};
    }

private:
    std::string key_problem(const std::string& pattern, bool within, std::size_t i) const {
        const auto known = keys_below(pattern);
        if (within && known.empty()) return "'" + steps_[i - 1] + "' is a single value and has no '" + steps_[i] + "'";
        return "unknown key '" + steps_[i] + "'" + (i > 0 ? " in '" + steps_[i - 1] + "'" : "") +
               suggestion(steps_[i], known);
    }

    std::string no_item(const Value& list, std::size_t i) const {
        const std::string text = "no item '" + steps_[i] + "' in '" + (i > 0 ? steps_[i - 1] : "") + "'";
        std::vector<std::string> names;
        for (const Value& item : list.items) names.push_back(name_of_item(item));
        if (i > 0 && steps_[i - 1] == "skills") return text + suggestion(steps_[i], names);
        const auto n = list.items.size();
        return text + (n == 0 ? " (the list is empty)" : " (its items are numbered 1 to " + std::to_string(n) + ")");
    }

    /// A name that must stand in the scenario: where names are made up, or of a channel, reason or strategy.
    std::string name_problem(const KeyInfo& block, const Value* value, std::size_t i) const {
        std::string kind(block.detail);
        const bool defines = kind.starts_with("defines ");
        kind = kind.substr(defines ? 8 : 0, kind.find_first_of(",", 0));
        if (pattern_below(block.path, steps_[i]) != std::string(block.path) + ".*") return {};  // a key of ours
        const Value* named = defines ? value : base_.find(kind);
        if (!named || named->find(steps_[i])) return {};
        const bool fate = std::string(block.detail).find("later or leave") != std::string::npos;
        if (fate && (steps_[i] == "later" || steps_[i] == "leave")) return {};
        return "unknown name '" + steps_[i] + "' among the " + kind + suggestion(steps_[i], keys_of(*named));
    }

    /// Of `phone>chat`: a share to take from, and a name that the scenario knows.
    std::string move_problem(const KeyInfo& block, const ShareMove& move, const Value* value) const {
        const auto shares = shares_written_out(value, std::string(block.path));
        const Steps own = shares ? keys_of(*shares) : Steps{};
        if (std::find(own.begin(), own.end(), move.from) == own.end())
            return "no share of '" + move.from + "' to move" + suggestion(move.from, own);
        Steps to = steps_;
        to.back() = move.to;
        return name_problem_of(block, to);
    }

    std::string name_problem_of(const KeyInfo& block, const Steps& steps) const {
        return Check(base_, steps, check_model_).name_problem(block, nullptr, steps.size() - 1);
    }

    std::string model_problem(const std::string& family, const Value* value, std::size_t i) const {
        if (std::string problem = check_model_ ? check_model_(family, steps_, i) : ""; !problem.empty()) return problem;
        for (const std::size_t first = i; i < steps_.size() && value; ++i) {
            if (value->is_list()) return item_problem(*value, i);
            const Value* next = step_down(*value, steps_, i);
            // What else a model takes is not known here: a parameter is wrong if it nearly has the name of one there.
            const auto known = keys_of(*value);
            const bool wrong = !next && !known.empty() && (i == first || !nearest(steps_[i], known).empty());
            if (wrong && !check_model_)
                return "unknown key '" + steps_[i] + "' in '" + steps_[i - 1] + "'" + suggestion(steps_[i], known);
            value = next;
        }
        return {};
    }

    static Steps keys_of(const Value& map) {
        Steps keys;
        for (const Entry& entry : map.entries) keys.push_back(entry.key);
        return keys;
    }

    const Value& base_;
    const Steps& steps_;
    const ModelCheck& check_model_;
};

}  // namespace

std::optional<Steps> read_path(std::string_view text, const Place& place, Problems& problems) {
    Steps steps = split_path(text);
    if (steps.size() > longest_path)
        problems.add(place, "the path is too long");
    else if (std::find(steps.begin(), steps.end(), "") != steps.end())
        problems.add(place, "an empty name in the path (write a dot within a name as \\.)");
    else
        return steps;
    return {};
}

const Value* find_value(const Value& tree, const Steps& steps) {
    const Value* value = &tree;
    for (std::size_t i = 0; i < steps.size() && value; ++i) value = step_down(*value, steps, i);
    return value;
}

Value* find_value(Value& tree, const Steps& steps) {
    return const_cast<Value*>(find_value(std::as_const(tree), steps));
}

std::vector<Steps> expand_stars(const Value& tree, const Steps& path) {
    std::vector<Steps> found;
    Steps so_far;
    expand(&tree, path, "", false, so_far, found);
    return found;
}

std::string path_problem(const Value& tree, const Steps& steps, const ModelCheck& check_model) {
    return Check(tree, steps, check_model).problem();
}

std::string item_problem(const Value& tree, const Steps& steps) { return Check(tree, steps, {}).item_problem(tree, 0); }

void set_value(Value& tree, const Steps& steps, Value value) {
    if (value.null) return take_away(tree, steps);
    std::string above;
    for (std::size_t i = 0; i + 1 < steps.size(); ++i) above = next_pattern(above, steps[i]);
    if (const auto move = share_move(steps.back(), above))
        if (move_within(tree, Steps(steps.begin(), steps.end() - 1), above, steps.back(), *move, value)) return;
    Value* root = &tree;  // what the value is laid on: the last item of a list on the way, else the whole
    std::size_t from = 0;
    Value* at = root;
    for (std::size_t i = 0; i < steps.size() && at; ++i) {
        Value* next = const_cast<Value*>(step_down(*at, steps, i));
        const bool in_list = at->is_list();
        if (in_list && !next) return;  // path_problem() has said so
        const bool more = i > 0 && steps[i - 1] == "skills" &&
                          (i + 1 < steps.size() || (value.is_map() && next && next->text == steps[i]));
        if (in_list && more && next->is_scalar()) {  // skills: chat becomes {chat: {..}}
            Value block;
            block.kind = Value::Kind::map;
            block.place = value.place;
            *next = map_of(next->text, value.place, std::move(block));
            next = &next->entries[0].value;
        }
        if (in_list) root = next, from = i + 1;
        at = next;
    }
    const Place place = value.place;
    for (std::size_t i = steps.size(); i > from; --i) value = map_of(steps[i - 1], place, std::move(value));
    std::string pattern;
    for (std::size_t i = 0; i < from; ++i) pattern = next_pattern(pattern, steps[i]);
    if (from > 0 && !find_pattern(pattern)) pattern = beyond_table;
    expand_short_forms(value, pattern);
    merge(*root, std::move(value), pattern);
}

}  // namespace holdtime
