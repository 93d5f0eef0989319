#include "scenarios/load/planned.hpp"

#include <algorithm>

#include "scenarios/load/planned_values.hpp"
#include "scenarios/load/unknown_names.hpp"
#include "scenarios/schema/time_stamp.hpp"

namespace holdtime {

namespace {

bool is_container(KeyType type) { return type == KeyType::block || type == KeyType::by_name || type == KeyType::list; }

/// Does this key switch its block on and off? Then it must be written: absent, it would be on.
bool is_switch(const KeyInfo& row) {
    return row.limits.only_off && !row.limits.planned && (row.required || !row.fallback.empty()) &&
           row.fallback != row.limits.off;
}

/// The rows of the keys that may stand in a block.
std::vector<const KeyInfo*> rows_below(const KeyInfo& block) {
    std::vector<const KeyInfo*> rows;
    for (const auto& name : keys_below(block.path)) rows.push_back(find_pattern(std::string(block.path) + '.' + name));
    return rows;
}

std::string name_of(const KeyInfo& row) { return std::string(row.path.substr(row.path.rfind('.') + 1)); }

/// Goes down one key that is not built yet.
class Unbuilt {
public:
    Unbuilt(const Names& names, Problems& problems) : names_(names), problems_(problems) {}

    void check(const Value& value, const KeyInfo& row, const std::string& path) {
        const auto before = problems_.size();
        type(value, row, path);
        if (problems_.size() > before || is_off(value, row)) return;
        problems_.add(value.place, path + " is not available yet (leave it out" + remedy(row) + ")");
    }

private:
    void type(const Value& value, const KeyInfo& row, const std::string& path) {
        if (value.faulty || ((is_container(row.type) || row.type == KeyType::names) && is_off_word(value))) return;
        for (const Word& one : row.limits.words)
            if (value.is_scalar() && value.text == one.word) return;
        if (!is_container(row.type)) {
            check_value(value, row, path, names_, problems_);
        } else if (row.type == KeyType::list) {
            type_list(value, row, path);
        } else if (!value.is_map()) {
            std::string words;
            for (const Word& one : row.limits.words) words += std::string(one.word) + ", or ";
            complain_about(value, path, "must be " + words + "a map of keys and values", problems_);
        } else {
            type_map(value, row, path);
        }
    }

    void type_list(const Value& value, const KeyInfo& row, const std::string& path) {
        if (!value.is_list()) return complain_about(value, path, "must be a list of blocks", problems_);
        for (std::size_t i = 0; i < value.items.size(); ++i)
            type(value.items[i], *find_pattern(std::string(row.path) + ".*"), path + '.' + std::to_string(i + 1));
    }

    void type_map(const Value& value, const KeyInfo& row, const std::string& path) {
        for (const Entry& entry : value.entries) {
            const auto below = pattern_below(row.path, entry.key);
            if (below.empty()) {
                problems_.add(entry.place, "unknown key '" + entry.key + "' in " + path +
                                               suggestion(entry.key, keys_below(row.path)));
                continue;
            }
            if (below.ends_with(".*")) check_name(entry, row, path);
            type(entry.value, *find_pattern(below), Block::join(path, entry.key));
        }
        for (const auto* key : rows_below(row))
            if (key->required && !value.find(name_of(*key)) && !value.incomplete)
                problems_.add(value.place, "missing key '" + name_of(*key) + "' in " + path);
    }

    void check_name(const Entry& entry, const KeyInfo& row, const std::string& path) {
        const std::vector<std::string>* known = row.detail == "channels"   ? &names_.channels
                                                : row.detail == "reasons"  ? &names_.reasons
                                                : row.detail == "segments" ? &names_.segments
                                                                           : nullptr;
        if (known && std::find(known->begin(), known->end(), entry.key) == known->end())
            problems_.add(entry.place, unknown_name(std::string(row.detail.substr(0, row.detail.size() - 1)), entry.key,
                                                    path, *known));
        if (row.detail != "dates") return;
        const auto stamp = read_time_stamp(entry.key);
        if (!stamp || !stamp->day || entry.key.size() != std::string_view("2026-12-25").size())
            problems_.add(entry.place, "invalid date '" + entry.key + "' in " + path + " (write it as 2026-12-25)");
    }

    bool is_off(const Value& value, const KeyInfo& row) const {
        if (value.faulty) return true;
        if (is_container(row.type) && is_off_word(value)) return true;
        if (row.limits.only_off && !value.is_map()) return is_off_value(value, row);
        if (row.type == KeyType::names) return is_off_word(value) || is_off_value(value, row);
        if (!is_container(row.type)) return false;
        const auto rows = row.type == KeyType::block ? rows_below(row) : std::vector<const KeyInfo*>{};
        if (std::any_of(rows.begin(), rows.end(), [](const KeyInfo* key) { return is_switch(*key); }))
            return std::any_of(rows.begin(), rows.end(), [&](const KeyInfo* key) {
                const Value* own = is_switch(*key) ? value.find(name_of(*key)) : nullptr;
                return own && is_off_value(*own, *key);
            });
        return std::all_of(value.entries.begin(), value.entries.end(),
                           [&](const Entry& entry) {
                               return is_off(entry.value, *find_pattern(pattern_below(row.path, entry.key)));
                           }) &&
               std::all_of(value.items.begin(), value.items.end(), [&](const Value& item) {
                   return is_off(item, *find_pattern(std::string(row.path) + ".*"));
               });
    }

    std::string remedy(const KeyInfo& row) const {
        if (row.limits.only_off) return ", or write " + std::string(row.limits.off);
        if (row.type == KeyType::block)
            for (const auto* key : rows_below(row))
                if (is_switch(*key)) return ", or set its " + name_of(*key) + " to " + std::string(key->limits.off);
        return "";
    }

    const Names& names_;
    Problems& problems_;
};

void walk(const Value& value, const std::string& pattern, const std::string& path, Unbuilt& unbuilt) {
    const KeyInfo* row = find_pattern(pattern);
    if (row && row->limits.planned) return unbuilt.check(value, *row, path);
    if (row && (row->type == KeyType::model || row->type == KeyType::engine)) return;
    for (const Entry& entry : value.entries)
        if (const auto below = pattern_below(pattern, entry.key); !below.empty())
            walk(entry.value, below, Block::join(path, entry.key), unbuilt);
    for (const Value& item : value.items)  // skills: [phone, {chat: {..}}]
        for (const Entry& entry : item.entries)
            if (const auto below = pattern_below(pattern, entry.key); !below.empty())
                walk(entry.value, below, Block::join(path, entry.key), unbuilt);
}

}  // namespace

void check_planned(const Value& tree, const Names& names, Problems& problems) {
    Unbuilt unbuilt(names, problems);
    walk(tree, "", "", unbuilt);
}

}  // namespace holdtime
