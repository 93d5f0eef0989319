#include "scenarios/load/hash.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <vector>

#include "scenarios/schema/csv.hpp"
#include "scenarios/schema/files.hpp"
#include "scenarios/schema/keys.hpp"

namespace holdtime {

namespace {

/// Fowler, Noll and Vo's hash, variant 1a.
class Fnv {
public:
    void add(std::string_view text) {
        for (const char c : text) byte(static_cast<unsigned char>(c));
        byte(0);  // text has no NUL: "ab","c" differs from "a","bc"
    }
    std::string hex() const { return fmt::format("{:016x}", state_); }

private:
    void byte(unsigned char c) { state_ = (state_ ^ c) * 0x100000001b3ULL; }
    std::uint64_t state_ = 0xcbf29ce484222325ULL;
};

/// A column's text, or of a file that is none (models will complain) nothing.
void add_column(Fnv& hash, const Value& file, const Value& column) {
    Problems ignored;
    const auto read = read_column(file, column, "data", ignored);
    if (!read) return;
    for (const auto& cell : read->text) hash.add(cell);
    for (const auto& start : read->interval_start) hash.add(start);
}

/// What asks for results, or says what is thought of them, changes none.
bool changes_nothing(const std::string& key) { return key == "expect" || key == "check" || key == "question"; }

void add(Fnv& hash, const Value& value, const std::string& pattern);

void add_map(Fnv& hash, const Value& value, const std::string& pattern) {
    std::vector<const Entry*> entries;
    for (const Entry& entry : value.entries) entries.push_back(&entry);
    const KeyInfo* key = find_pattern(pattern);
    if (!key || key->type != KeyType::by_name)
        std::stable_sort(entries.begin(), entries.end(),
                         [](const Entry* a, const Entry* b) { return a->key < b->key; });
    hash.add("{");
    for (const Entry* entry : entries) {
        if (pattern.empty() && changes_nothing(entry->key)) continue;
        hash.add(entry->key);
        const std::string below = pattern_below(pattern, entry->key);
        add(hash, entry->value, below.empty() ? "-" : below);
    }
    hash.add("}");
    const Value* file = value.find("file");
    const Value* column = value.find("column");
    if (file && column && file->is_scalar() && column->is_scalar()) add_column(hash, *file, *column);
}

void add(Fnv& hash, const Value& value, const std::string& pattern) {
    if (value.is_map()) return add_map(hash, value, pattern);
    if (value.is_scalar()) return hash.add(value.text);
    hash.add("[");
    for (const Value& item : value.items) add(hash, item, "-");
    hash.add("]");
}

}  // namespace

std::string hash_of(const Value& tree) {
    Fnv hash;
    add(hash, tree, "");
    return hash.hex();
}

}  // namespace holdtime
