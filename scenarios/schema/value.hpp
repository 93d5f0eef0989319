#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "sim/core/error.hpp"

namespace holdtime {

struct Entry;
struct CsvTable;

/// What the user wrote, without meaning yet: a scalar as text, a list or a map, each with its place. Knows no YAML.
struct Value {
    enum class Kind { scalar, list, map };
    Kind kind = Kind::scalar;
    Place place;
    std::string text;                       ///< scalar
    bool quoted = false;                    ///< scalar written in quotes
    bool null = false;                      ///< the word null, where it takes a key away
    bool faulty = false;                    ///< already complained about: readers return without another complaint
    bool incomplete = false;                ///< list or map: an entry was left out after a complaint
    std::shared_ptr<const CsvTable> table;  ///< scalar that names a data file: what the file holds, if read ahead
    std::vector<Value> items;               ///< list
    std::vector<Entry> entries;             ///< map, in the file's order, keys unique

    bool is_scalar() const { return kind == Kind::scalar; }
    bool is_list() const { return kind == Kind::list; }
    bool is_map() const { return kind == Kind::map; }
    const Value* find(std::string_view key) const;  ///< map: the entry's value, or null
    Value* find(std::string_view key);
};

struct Entry {
    std::string key;
    Place place;  ///< of the key
    Value value;
};

/// One model of a family as chosen by the user: `{name: parameters}`.
struct ModelChoice {
    std::string name;
    Value parameters;   ///< a map (possibly empty) or the short form's scalar or list
    Place place;        ///< of the name
    bool given = true;  ///< false: a default of the program, not written by the user
};

}  // namespace holdtime
