#include "scenarios/load/merge.hpp"

#include <algorithm>
#include <cctype>
#include <optional>
#include <string_view>
#include <vector>

#include "scenarios/load/share_move.hpp"
#include "scenarios/load/tree_path.hpp"
#include "scenarios/load/yaml_reader.hpp"
#include "scenarios/schema/keys.hpp"
#include "scenarios/schema/path_escape.hpp"

namespace holdtime {

namespace {

Value map_of(const std::string& key, const Place& place, Value value) {
    Value map;
    map.kind = Value::Kind::map;
    map.place = place;
    map.entries.push_back({key, place, std::move(value)});
    return map;
}

Value empty_map(const Place& place) {
    Value map;
    map.kind = Value::Kind::map;
    map.place = place;
    return map;
}

bool begins_like_a_number(const std::string& text) {
    return !text.empty() && std::string_view("0123456789+-.").find(text[0]) != std::string_view::npos;
}

/// `0s`: no law has the mean 0 but the one that is always 0.
bool is_no_time(const std::string& text) {
    const auto zeros = text.find_first_not_of("0.");
    return text.starts_with('0') &&
           (zeros == std::string::npos || std::isalpha(static_cast<unsigned char>(text[zeros])));
}

void expand_model(Value& value, std::string_view family) {
    const bool bare = value.is_scalar() && !value.faulty;
    if (bare && family == "distributions" && is_no_time(value.text)) value = map_of("constant", value.place, value);
    if (bare && value.is_scalar() && begins_like_a_number(value.text)) {
        if (family == "distributions") value = map_of("mean", value.place, value);
        if (family == "distributions") value = map_of("exponential", value.place, std::move(value));
        if (family == "staffing") value = map_of("fixed", value.place, value);
    } else if (bare && value.is_scalar() && !value.text.empty()) {
        value = map_of(value.text, value.place, empty_map(value.place));
    }
    Value* exponential = family == "distributions" && value.is_map() ? value.find("exponential") : nullptr;
    if (exponential && exponential->is_scalar() && !exponential->faulty)
        *exponential = map_of("mean", exponential->place, *exponential);
}

bool is_model(const std::string& pattern) {
    const KeyInfo* key = find_pattern(pattern);
    return key && key->type == KeyType::model;
}

/// Do both name one and the same model?
bool same_model(const Value& a, const Value& b) {
    return a.entries.size() == 1 && b.entries.size() == 1 && a.entries[0].key == b.entries[0].key;
}

/// Position of the first '=' after the path.
std::optional<std::size_t> equals_sign(const std::string& setting) {
    for (std::size_t at = 0; at < setting.size(); ++at) {
        if (is_escape(setting, at))
            ++at;
        else if (setting[at] == '=')
            return at == 0 ? std::nullopt : std::optional(at);
    }
    return {};
}

/// What is wrong with a step of the path that should name an existing block of the user's, or an item of a list.
std::string unknown_name(const Value& base, const Steps& steps) {
    const Value* value = &base;
    std::string pattern;
    for (std::size_t i = 0; i + 1 < steps.size() && value && value->is_map() && (i == 0 || !pattern.empty()); ++i) {
        const KeyInfo* container = find_pattern(pattern);
        const bool defines =
            container && container->type == KeyType::by_name && container->detail.starts_with("defines ");
        if (defines && !value->find(steps[i])) {
            std::vector<std::string> names;
            for (const Entry& entry : value->entries) names.push_back(entry.key);
            return "unknown name '" + steps[i] + "' in " + std::string(container->path) + suggestion(steps[i], names);
        }
        pattern = pattern_below(pattern, steps[i]);  // the loader reports unknown keys, the models their parameters
        value = value->find(steps[i]);
    }
    if (const auto move = share_move(steps.back(), pattern); move && value && !value->find(steps.back()))
        return path_problem(base, steps, {});
    return item_problem(base, steps);
}

/// The value as written after the '='; of a null only the root may be one.
std::optional<Value> read_setting_value(const std::string& text, const Place& place, Problems& problems) {
    auto value = parse_yaml(text, place.file, {.lines = false, .nulls = Nulls::kept}, problems);
    if (!value) return {};
    value->place = place;
    for (const Value& item : value->items) complain_about_nulls(item, problems);
    for (const Entry& entry : value->entries) complain_about_nulls(entry.value, problems);
    return value;
}

/// `days` and `duration` say the same thing: the later one wins.
void drop_other_length(Value& base, const Value& over) {
    const bool days = over.find("days"), duration = over.find("duration");
    if (days == duration) return;
    std::erase_if(base.entries, [&](const Entry& entry) { return entry.key == (days ? "duration" : "days"); });
}

}  // namespace

void expand_short_forms(Value& value, const std::string& pattern) {
    const KeyInfo* key = find_pattern(pattern);
    if (key && key->type == KeyType::model) return expand_model(value, key->detail);
    if (key && key->type == KeyType::list)
        for (Value& item : value.items) expand_short_forms(item, pattern + ".*");
    for (Entry& entry : value.entries)
        if (const std::string below = pattern_below(pattern, entry.key); !below.empty())
            expand_short_forms(entry.value, below);
}

void merge(Value& base, Value over, const std::string& pattern) {
    const bool both_maps = base.is_map() && over.is_map();
    if (!both_maps || (is_model(pattern) && !same_model(base, over))) {
        base = std::move(over);
        return;
    }
    if (pattern == "calendar") drop_other_length(base, over);
    for (Entry& entry : over.entries) {
        const std::string below = pattern_below(pattern, entry.key);
        if (Value* present = base.find(entry.key))
            merge(*present, std::move(entry.value), below.empty() ? "-" : below);
        else
            base.entries.push_back(std::move(entry));
    }
}

void apply_set(Value& base, const Setting& setting, Problems& problems) {
    const Place place{setting.label(), 0, 0};
    const auto equals = equals_sign(setting.text);
    if (!equals) return problems.add(place, "no value (write path.to.key=value)");
    const auto path = read_path(std::string_view(setting.text).substr(0, *equals), place, problems);
    if (!path) return;
    const auto value = read_setting_value(setting.text.substr(*equals + 1), place, problems);
    if (!value) return;
    const auto branches = expand_stars(base, *path);
    if (branches.empty())
        return problems.add(place, "nothing in the scenario matches the path ('*' stands for every name at its place)");
    for (const Steps& steps : branches) {
        const std::string problem = value->null ? path_problem(base, steps, {}) : unknown_name(base, steps);
        if (!problem.empty()) return problems.add(place, problem);
        set_value(base, steps, *value);
    }
}

}  // namespace holdtime
