#include "scenarios/load/merge.hpp"

#include <algorithm>
#include <optional>
#include <string_view>
#include <vector>

#include "scenarios/load/yaml_reader.hpp"
#include "scenarios/schema/keys.hpp"

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

void expand_model(Value& value, std::string_view family) {
    const bool bare = value.is_scalar() && !value.faulty;
    if (bare && begins_like_a_number(value.text)) {
        if (family == "distributions") value = map_of("mean", value.place, value);
        if (family == "distributions") value = map_of("exponential", value.place, std::move(value));
        if (family == "staffing") value = map_of("fixed", value.place, value);
    } else if (bare && !value.text.empty()) {
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
    const auto at = setting.find('=');
    return at == std::string::npos || at == 0 ? std::nullopt : std::optional(at);
}

/// Complains about a step of the path that should name an existing block of the user's, and does not.
bool names_exist(const Value& base, const std::vector<std::string>& steps, const Place& place, Problems& problems) {
    const Value* value = &base;
    std::string pattern;
    for (std::size_t i = 0; i + 1 < steps.size() && value && value->is_map(); ++i) {
        const KeyInfo* container = find_pattern(pattern);
        const bool defines =
            container && container->type == KeyType::by_name && container->detail.starts_with("defines ");
        if (defines && !value->find(steps[i])) {
            std::vector<std::string> names;
            for (const Entry& entry : value->entries) names.push_back(entry.key);
            problems.add(place, "unknown name '" + steps[i] + "' in " + std::string(container->path) +
                                    suggestion(steps[i], names));
            return false;
        }
        pattern = pattern_below(pattern, steps[i]);
        if (pattern.empty()) return true;  // the loader reports unknown keys, the models their parameters
        value = value->find(steps[i]);
    }
    return true;
}

/// `days` and `duration` say the same thing: the later one wins.
void drop_other_length(Value& base, const Value& over) {
    const bool days = over.find("days"), duration = over.find("duration");
    if (days == duration) return;
    std::erase_if(base.entries, [&](const Entry& entry) { return entry.key == (days ? "duration" : "days"); });
}

}  // namespace

void expand_short_forms(Value& value, const std::string& pattern) {
    if (const KeyInfo* key = find_pattern(pattern); key && key->type == KeyType::model) {
        expand_model(value, key->detail);
        return;
    }
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

void set_value(Value& base, const std::vector<std::string>& steps, Value value) {
    const Place place = value.place;
    for (auto step = steps.rbegin(); step != steps.rend(); ++step) value = map_of(*step, place, std::move(value));
    expand_short_forms(value);
    merge(base, std::move(value));
}

void apply_set(Value& base, const std::string& setting, Problems& problems) {
    const Place place{"--set '" + setting + "'", 0, 0};
    const auto equals = equals_sign(setting);
    if (!equals) return problems.add(place, "no value (write path.to.key=value)");
    const auto steps = split_path(std::string_view(setting).substr(0, *equals));
    if (std::find(steps.begin(), steps.end(), "") != steps.end())
        return problems.add(place, "an empty name in the path (write a dot within a name as \\.)");
    if (steps.size() > 60) return problems.add(place, "the path is too long");
    auto value = parse_yaml(setting.substr(*equals + 1), place.file, false, problems);
    if (!value || !names_exist(base, steps, place, problems)) return;
    value->place = place;
    set_value(base, steps, std::move(*value));
}

}  // namespace holdtime
