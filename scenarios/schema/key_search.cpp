#include <algorithm>
#include <unordered_map>

#include "scenarios/schema/keys.hpp"
#include "scenarios/schema/path_escape.hpp"

namespace holdtime {

namespace {

bool step_matches(const std::string& pattern, const std::string& step) { return pattern == "*" || pattern == step; }

/// Does the end of `pattern` match all of `path`?
bool tail_matches(const std::vector<std::string>& pattern, const std::vector<std::string>& path) {
    return path.size() <= pattern.size() &&
           std::equal(path.rbegin(), path.rend(), pattern.rbegin(),
                      [](const auto& step, const auto& wanted) { return step == wanted; });
}

bool matches(const std::vector<std::string>& pattern, const std::vector<std::string>& path) {
    return std::equal(pattern.begin(), pattern.end(), path.begin(), path.end(), step_matches);
}

std::string_view last_step(std::string_view path) {
    const auto dot = path.rfind('.');
    return dot == std::string_view::npos ? path : path.substr(dot + 1);
}

}  // namespace

std::vector<std::string> split_path(std::string_view path) {
    std::vector<std::string> steps(1);
    for (std::size_t i = 0; i < path.size(); ++i) {
        if (is_escape(path, i))
            steps.back() += path[++i];
        else if (path[i] == '.')
            steps.emplace_back();
        else
            steps.back() += path[i];
    }
    return steps;
}

const KeyInfo* find_pattern(std::string_view pattern) {
    static const auto by_path = [] {
        std::unordered_map<std::string_view, const KeyInfo*> map;
        for (const KeyInfo& key : scenario_keys()) map.emplace(key.path, &key);
        return map;
    }();
    const auto found = by_path.find(pattern);
    return found == by_path.end() ? nullptr : found->second;
}

std::vector<const KeyInfo*> find_keys(std::string_view path) {
    if (const KeyInfo* key = find_pattern(path)) return {key};
    const auto steps = split_path(path);
    for (const KeyInfo& key : scenario_keys())
        if (matches(split_path(key.path), steps)) return {&key};
    std::vector<const KeyInfo*> found;
    for (const KeyInfo& key : scenario_keys())
        if (tail_matches(split_path(key.path), steps)) found.push_back(&key);
    return found;
}

const KeyInfo* find_key(std::string_view path) {
    const auto found = find_keys(path);
    return found.size() == 1 ? found.front() : nullptr;
}

std::vector<std::string> keys_below(std::string_view pattern) {
    static const auto by_parent = [] {  // every block asks: a sweep reads thousands of scenarios
        std::unordered_map<std::string_view, std::vector<std::string>> map;
        for (const KeyInfo& key : scenario_keys()) {
            const std::string_view path = key.path, name = last_step(path);
            const auto parent = path.substr(0, path.size() - std::min(path.size(), name.size() + 1));
            if (name != "*") map[parent].emplace_back(name);
        }
        return map;
    }();
    const auto found = by_parent.find(pattern);
    return found == by_parent.end() ? std::vector<std::string>{} : found->second;
}

std::string pattern_below(std::string_view pattern, std::string_view key) {
    const std::string prefix = pattern.empty() ? "" : std::string(pattern) + '.';
    const std::string exact = prefix + std::string(key);
    if (key != "*" && key.find('.') == std::string_view::npos && find_pattern(exact)) return exact;
    const std::string any = prefix + '*';
    return find_pattern(any) ? any : "";
}

std::string_view type_name(KeyType type) {
    switch (type) {
        case KeyType::text:
            return "text";
        case KeyType::date:
            return "date";
        case KeyType::time_zone:
            return "time zone";
        case KeyType::moment:
            return "date and time";
        case KeyType::duration:
            return "duration";
        case KeyType::share:
            return "share";
        case KeyType::ratio:
            return "share, also above 100%";
        case KeyType::points:
            return "share, also negative";
        case KeyType::number:
            return "number";
        case KeyType::natural:
            return "whole number";
        case KeyType::boolean:
            return "true or false";
        case KeyType::money:
            return "money";
        case KeyType::money_per_hour:
            return "money per time";
        case KeyType::hours:
            return "opening hours";
        case KeyType::choice:
            return "one of";
        case KeyType::names:
            return "list of names";
        case KeyType::name:
            return "name";
        case KeyType::model:
            return "model";
        case KeyType::engine:
            return "text, or a model";
        case KeyType::block:
            return "block";
        case KeyType::by_name:
            return "block by name";
        case KeyType::list:
            return "list of blocks";
        case KeyType::values:
            return "list";
        case KeyType::condition:
            return "condition";
    }
    return "";
}

}  // namespace holdtime
