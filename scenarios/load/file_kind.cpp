#include "scenarios/load/file_kind.hpp"

#include <algorithm>
#include <filesystem>

#include "scenarios/load/yaml_reader.hpp"
#include "scenarios/schema/content.hpp"
#include "scenarios/schema/files.hpp"
#include "scenarios/schema/keys.hpp"

namespace holdtime {

namespace {

constexpr std::size_t largest_file = std::size_t{4} << 20;

bool is_block(const Entry& entry) { return find_pattern(entry.key) != nullptr; }

bool ends_with(const std::string& file, const std::string& kind) {
    return file.ends_with(kind + ".yaml") || file.ends_with(kind + ".yml");
}

}  // namespace

FileKind kind_of(const Value& tree, const std::string& file) {
    if (!tree.is_map()) return FileKind::scenario;
    if (tree.find("sweep")) return FileKind::sweep;
    const auto has = [&](const char* block) { return tree.find(block) != nullptr; };
    const bool begun = has("calendar") || has("segments") || has("schema_version");
    const bool complete = has("calendar") && has("segments") && has("reasons") && has("channels") && has("strategies");
    const bool says_something = std::any_of(tree.entries.begin(), tree.entries.end(), is_block);
    if (ends_with(file, ".overlay") && !complete) return FileKind::overlay;
    return !begun && says_something ? FileKind::overlay : FileKind::scenario;
}

FileKind kind_of_file(const std::string& file) {
    if (file == "-") return FileKind::scenario;
    if (ends_with(file, ".sweep")) return FileKind::sweep;
    if (ends_with(file, ".overlay")) return FileKind::overlay;
    std::error_code error;
    if (!std::filesystem::is_regular_file(file, error)) return FileKind::scenario;  // a pipe can be read but once
    Problems unread;
    const auto text = read_text_file(file, {}, largest_file, unread);
    if (!text || text->find("sweep") == std::string::npos) return FileKind::scenario;
    const auto tree = parse_yaml(*text, file, {}, unread);
    return tree && kind_of(*tree, file) == FileKind::sweep ? FileKind::sweep : FileKind::scenario;
}

std::string use_of(FileKind kind, const std::string& file) {
    if (kind == FileKind::sweep) return "a sweep: holdtime sweep " + file + " --dry-run tries its points";
    if (kind == FileKind::overlay) return "an overlay: holdtime run SCENARIO -f " + file + " lays it over a scenario";
    return "a scenario: holdtime run " + file + " simulates it";
}

std::string use_of_text(const std::string& text, const std::string& file) {
    const auto kind = text_kind(text, file);
    if (kind != TextKind::other) return use_of(kind, file);
    Problems unread;
    const auto tree = parse_yaml(text, file, {.nulls = Nulls::kept}, unread);
    const auto tells = [](const Entry& entry) { return !entry.value.is_scalar() && is_block(entry); };
    const bool told = tree && tree->is_map() &&
                      (tree->find("sweep") || std::any_of(tree->entries.begin(), tree->entries.end(), tells));
    return told ? use_of(kind_of(*tree, file), file) : std::string();
}

}  // namespace holdtime
