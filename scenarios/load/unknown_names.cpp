#include "scenarios/load/unknown_names.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <map>
#include <string_view>
#include <tuple>

#include "scenarios/schema/keys.hpp"

namespace holdtime {

namespace {

/// What a block defines, and how one is called.
struct Definition {
    const char *block, *kind;
};
constexpr Definition definitions[] = {
    {"channels", "channel"}, {"reasons", "reason"}, {"segments", "segment"}, {"strategies", "strategy"}};

std::string beginning(const std::string& kind) { return "unknown " + kind + " '"; }

/// `unknown channel 'fone'` of such a complaint; "" of others.
std::string unknown_of(const std::string& text) {
    for (const auto& [block, kind] : definitions)
        if (const auto begin = beginning(kind); text.starts_with(begin))
            return text.substr(0, std::min(text.find("' in ", begin.size()), text.size()) + 1);
    return {};
}

std::vector<std::string> names_in(const Value& map) {
    std::vector<std::string> names;
    for (const Entry& entry : map.entries) names.push_back(entry.key);
    return names;
}

std::string quoted(const std::vector<std::string>& names) { return fmt::format("'{}'", fmt::join(names, "', '")); }

/// The mandatory keys of the block of this pattern that are not there.
std::vector<std::string> lacking(const Value& block, const std::string& pattern) {
    std::vector<std::string> keys;
    for (const auto& key : keys_below(pattern))
        if (find_pattern(pattern + '.' + key)->required && !block.find(key)) keys.push_back(key);
    return keys;
}

bool is_used(const Value& value, const std::string& name) {
    const auto in = [&](const Value& one) { return is_used(one, name); };
    return value.text == name || std::any_of(value.items.begin(), value.items.end(), in) ||
           std::any_of(value.entries.begin(), value.entries.end(),
                       [&](const Entry& entry) { return entry.key == name || in(entry.value); });
}

/// The keys in this map that a block of this kind has and one of `others` has not.
std::vector<std::string> keys_of(const Value& map, const Definition& definition, const std::string& others = "") {
    const auto own = keys_below(std::string(definition.block) + ".*"), foreign = keys_below(others);
    const auto in = [](const std::vector<std::string>& list, const std::string& key) {
        return std::find(list.begin(), list.end(), key) != list.end();
    };
    std::vector<std::string> keys;
    for (const Entry& entry : map.entries)
        if (in(own, entry.key) && (others.empty() || !in(foreign, entry.key))) keys.push_back(entry.key);
    return keys;
}

constexpr std::size_t enough_keys = 2;  ///< one may be a name of the user's

/// The keys of a segment right below `segments`.
Problem missing_name(const Value& tree, const Definition& definition) {
    const Value* map = tree.find(definition.block);
    const auto keys = map && map->is_map() ? keys_of(*map, definition) : std::vector<std::string>{};
    if (keys.size() < enough_keys) return {};
    return {map->entries.front().place,
            fmt::format("a name is missing in {}: {} are keys of a {}; write them below its name, indented further",
                        definition.block, quoted(keys), definition.kind)};
}

/// Likewise, behind a name without a value, which was complained about.
bool has_empty_name(const Value& tree, const Definition& definition) {
    const Value* map = tree.find(definition.block);
    return map && keys_of(*map, definition).size() >= enough_keys &&
           std::any_of(map->entries.begin(), map->entries.end(), [](const Entry& entry) { return entry.value.faulty; });
}

/// A segment among the reasons, where there is no `segments`.
Problem missing_heading(const Value& tree, const Definition& definition) {
    if (tree.find(definition.block)) return {};
    for (const auto& other : definitions) {
        const Value* map = tree.find(other.block);
        if (!map || !map->is_map()) continue;
        for (const Entry& entry : map->entries)
            if (keys_of(entry.value, definition, std::string(other.block) + ".*").size() >= enough_keys)
                return {entry.place,
                        fmt::format("missing key '{}': '{}' in {} looks like a {}; write '{}:' above it",
                                    definition.block, entry.key, other.block, definition.kind, definition.block)};
    }
    return {};
}

/// Of one overlay.
class Strangers {
public:
    Strangers(const Value& overlay, Problems& problems) : problems_(problems) {
        if (const Value* segments = overlay.find("segments")) segments_ = *segments;
    }

    void refuse(const Value& base, Value& over, const std::string& pattern) {
        const KeyInfo* container = find_pattern(pattern);
        const bool defines =
            container && container->type == KeyType::by_name && container->detail.starts_with("defines ");
        if (!over.is_map() || !base.is_map()) return;
        std::erase_if(over.entries, [&](Entry& entry) {
            const Value* known = base.find(entry.key);
            const auto below = pattern_below(pattern, entry.key);
            if (known && !below.empty()) refuse(*known, entry.value, below);
            const bool stranger = !known && defines && below.ends_with(".*") && !base.entries.empty();
            const auto why = stranger && !entry.value.faulty ? strangeness(base, entry, *container) : std::string();
            if (!why.empty()) problems_.add(entry.place, why);
            return !why.empty();
        });
    }

private:
    /// Why a name that the scenario does not have is none that the overlay defines; "" if it may be one.
    std::string strangeness(const Value& base, const Entry& entry, const KeyInfo& container) const {
        const auto names = names_in(base);
        const auto lacks = lacking(entry.value, std::string(container.path) + ".*");
        const bool misspelt = !nearest(entry.key, names).empty();
        const bool unused = container.path == "reasons" && misspelt && !is_used(segments_, entry.key);
        if (lacks.empty() && !unused) return {};
        const auto kind = container.detail.substr(std::string_view("defines ").size());
        const auto one = kind == "strategies" ? "strategy" : std::string(kind.substr(0, kind.size() - 1));
        const auto needs = misspelt ? "" : fmt::format("; a new one lacks {}", quoted(lacks));
        return unknown_name(one, entry.key, std::string(container.path), names) + needs;
    }

    Value segments_;
    Problems& problems_;
};

}  // namespace

std::string unknown_name(const std::string& kind, const std::string& name, const std::string& path,
                         const std::vector<std::string>& known) {
    return beginning(kind) + name + "' in " + path + suggestion(name, known);
}

void forget_undefined(const Value& tree, Problems& problems) {
    Problems kept;
    for (const auto& problem : problems.list()) {
        const bool follows = std::any_of(std::begin(definitions), std::end(definitions), [&](const auto& definition) {
            const Value* block = tree.find(definition.block);
            const bool defined = block && block->is_map() && !block->faulty && !block->incomplete;
            return !defined && problem.text.starts_with(beginning(definition.kind));
        });
        if (!follows) kept.add(problem.place, problem.text);
    }
    problems = std::move(kept);
}

void gather_unknown(Problems& problems) {
    constexpr std::size_t few = 3, most_told = 4;
    std::map<std::string, std::vector<Place>> places;
    for (const auto& problem : problems.list())
        if (const auto unknown = unknown_of(problem.text); !unknown.empty()) places[unknown].push_back(problem.place);
    Problems kept;
    for (const auto& problem : problems.list()) {
        const auto unknown = unknown_of(problem.text);
        const auto& all = places[unknown];
        if (unknown.empty() || all.size() <= few) {
            kept.add(problem.place, problem.text);
            continue;
        }
        const auto before = [](const Place& a, const Place& b) {
            return std::tie(a.file, a.line, a.column) < std::tie(b.file, b.line, b.column);
        };
        auto sorted = all;
        std::stable_sort(sorted.begin(), sorted.end(), before);
        if (before(sorted.front(), problem.place)) continue;
        std::string lines;
        for (std::size_t i = 1; i < std::min(sorted.size(), most_told + 1); ++i)
            lines += fmt::format("{}{}", i > 1 ? ", " : "", sorted[i].line);
        const auto more = sorted.size() - 1;
        kept.add(problem.place, fmt::format("{}; likewise in {} more places (lines {}{})", problem.text, more, lines,
                                            more > most_told ? ", .." : ""));
    }
    problems = std::move(kept);
}

bool lacks_headings(const Value& tree, Problems& problems) {
    for (const auto& definition : definitions) {
        if (has_empty_name(tree, definition)) return true;
        const auto missing = missing_name(tree, definition);
        const auto heading = missing.text.empty() ? missing_heading(tree, definition) : missing;
        if (heading.text.empty()) continue;
        problems.add(heading.place, heading.text);
        return true;
    }
    return false;
}

void refuse_strangers(const Value& base, Value& over, Problems& problems) {
    Strangers(over, problems).refuse(base, over, "");
}

}  // namespace holdtime
