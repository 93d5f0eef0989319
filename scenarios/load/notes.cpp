#include "scenarios/load/notes.hpp"

#include <algorithm>
#include <array>
#include <string_view>

#include "scenarios/schema/keys.hpp"

namespace holdtime {

namespace {

template <class IsName>
void erase_notes(Value& map, const IsName& is_name) {
    std::erase_if(map.entries, [&](const Entry& entry) { return is_note(entry.key) && !is_name(entry.key); });
}
void erase_notes(Value& map) {
    erase_notes(map, [](const std::string&) { return false; });
}

/// Where a data file is named, its column is the only other key.
void drop_beside_files(Value& value) {
    if (value.find("file")) erase_notes(value);
    for (Entry& entry : value.entries) drop_beside_files(entry.value);
}

/// A model block and its parameters.
void drop_in_model(Value& block) {
    erase_notes(block);
    for (Entry& entry : block.entries) erase_notes(entry.value);
    drop_beside_files(block);
}

void drop_below(Value& value, const std::string& pattern) {
    const KeyInfo* key = find_pattern(pattern);
    if (key && (key->type == KeyType::model || key->type == KeyType::engine)) return drop_in_model(value);
    if (pattern.empty() || (key && (key->type == KeyType::block || key->type == KeyType::hours))) erase_notes(value);
    for (Entry& entry : value.entries)
        if (const std::string below = pattern_below(pattern, entry.key); !below.empty()) drop_below(entry.value, below);
}

std::string_view trimmed(std::string_view text, std::string_view what) {
    const auto first = text.find_first_not_of(what);
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(" \t\r") - first + 1);
}

/// `# yaml-language-server: $schema=..` and the like.
bool for_an_editor(std::string_view comment) {
    constexpr std::array<std::string_view, 6> marks = {"yaml-language-server", "$schema", "vim:", "vi:", "-*-", "!"};
    return std::any_of(marks.begin(), marks.end(), [&](std::string_view mark) { return comment.starts_with(mark); });
}

}  // namespace

bool is_note(const std::string& key) { return key == "description" || key.starts_with("x-"); }

void drop_notes(Value& tree) {
    drop_below(tree, "");
    // A reason's block holds a key of the program's beside names of channels: who has a channel of that name means it.
    const Value* channels = tree.find("channels");
    Value* reasons = tree.find("reasons");
    if (!reasons || !channels) return;
    for (Entry& reason : reasons->entries)
        erase_notes(reason.value, [&](const std::string& key) { return channels->find(key) != nullptr; });
}

std::string first_comment(const std::string& text) {
    for (std::size_t begin = 0; begin < text.size();) {
        const std::size_t end = std::min(text.find('\n', begin), text.size());
        const auto line = trimmed(std::string_view(text).substr(begin, end - begin), " \t\r");
        begin = end + 1;
        if (line.empty() || line.front() == '%' || line.starts_with("---")) continue;
        if (line.front() != '#') return {};
        const auto comment = trimmed(line, "# \t\r");
        if (!comment.empty() && !for_an_editor(comment)) return std::string(comment);
    }
    return {};
}

}  // namespace holdtime
