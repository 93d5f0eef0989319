#include "scenarios/schema/content.hpp"

#include <algorithm>
#include <cctype>
#include <string_view>
#include <vector>

namespace holdtime {

namespace {

struct Signature {
    std::string_view begin, what;
};

constexpr Signature signatures[] = {
    {"\xFF\xFE", "UTF-16 text (save the file as UTF-8; spreadsheets call it \"CSV UTF-8\")"},
    {"\xFE\xFF", "UTF-16 text (save the file as UTF-8; spreadsheets call it \"CSV UTF-8\")"},
    {"PK\x03\x04", "a workbook or an archive, not text (save it as CSV UTF-8)"},
    {"\xD0\xCF\x11\xE0", "an office document, not text (save a table of it as CSV UTF-8)"},
    {std::string_view("SQLite format 3\0", 16),
     "a database, not text (holdtime sweep FILE shows it, if it is of a sweep)"},
    {"%PDF-", "a PDF document, not text"},
    {"\x89PNG", "a picture, not text"},
    {"\xFF\xD8\xFF", "a picture, not text"},
    {"GIF8", "a picture, not text"},
    {"\x1F\x8B", "a compressed file, not text (unpack it first)"},
    {"\x28\xB5\x2F\xFD", "a compressed file, not text (unpack it first)"},
    {"BZh", "a compressed file, not text (unpack it first)"},
    {"\xFD"
     "7zXZ",
     "a compressed file, not text (unpack it first)"},
    {"\x7F"
     "ELF",
     "a program, not text"},
};

bool begins(const std::string& text, std::size_t at, std::string_view word) {
    if (at + word.size() > text.size()) return false;
    const auto same = [](char a, char b) { return std::tolower(static_cast<unsigned char>(a)) == b; };
    return std::equal(word.begin(), word.end(), text.begin() + static_cast<std::ptrdiff_t>(at),
                      [&](char b, char a) { return same(a, b); });
}

/// The keys of a JSON document's map, or of the first map in its list, as far as the text goes.
class TopKeys {
public:
    explicit TopKeys(const std::string& text) : text_(text) { scan(); }

    bool in_list() const { return in_list_; }
    bool has(const std::string& key) const { return std::find(keys_.begin(), keys_.end(), key) != keys_.end(); }

private:
    void scan() {
        std::size_t depth = 0, top = 1;
        for (std::size_t i = 0; i < text_.size(); ++i) {
            const char c = text_[i];
            if (c == '"') {
                const auto word = quoted(i);
                const auto next = text_.find_first_not_of(" \t\r\n", i + 1);
                if (depth == top && next != std::string::npos && text_[next] == ':') keys_.push_back(word);
            } else if (c == '[' && depth == 0) {
                in_list_ = true, top = 2, ++depth;
            } else if (c == '{' || c == '[') {
                ++depth;
            } else if (c == '}' || c == ']') {
                if (depth == top && in_list_) return;
                if (depth > 0) --depth;
            }
        }
    }
    /// Ends with `i` at the closing quote.
    std::string quoted(std::size_t& i) const {
        const std::size_t begin = i + 1;
        for (++i; i < text_.size() && text_[i] != '"'; ++i)
            if (text_[i] == '\\') ++i;
        return text_.substr(begin, std::min(i, text_.size()) - begin);
    }

    const std::string& text_;
    std::vector<std::string> keys_;
    bool in_list_ = false;
};

TextKind json_kind(const std::string& text) {
    const TopKeys top(text);
    const bool scenario = top.has("calendar") || top.has("segments");
    if (top.in_list() && top.has("point")) return TextKind::sweep_results;
    if (top.in_list() && top.has("status")) return TextKind::check_results;
    if (top.in_list() || scenario) return TextKind::other;
    if (top.has("comparison") && top.has("strategies")) return TextKind::run_results;
    if (top.has("kind") && top.has("scenario_hash")) return TextKind::baseline;
    if (top.has("$schema") && top.has("properties")) return TextKind::schema;
    if (top.has("holdtime") && top.has("strategies")) return TextKind::staff_results;
    if (top.has("holdtime") && (top.has("parameter") || top.has("tornado"))) return TextKind::other_results;
    return TextKind::other;
}

/// The text of the line that begins at `at`, which moves on to the next.
std::string_view next_line(std::string_view text, std::size_t& at) {
    const auto end = std::min(text.find('\n', at), text.size());
    const auto line = text.substr(at, end - at);
    at = std::min(end + 1, text.size());
    return line;
}

/// A heading row and a row of as many fields: nothing that YAML's keys, lists or comments look like.
bool is_table(std::string_view text) {
    std::size_t at = 0;
    const auto heading = next_line(text, at), row = next_line(text, at);
    if (heading.find(": ") != std::string_view::npos || heading.find_first_of("#{[") == 0 || row.empty()) return false;
    const auto separators = [](std::string_view line, char c) { return std::count(line.begin(), line.end(), c); };
    return std::any_of(std::begin(",;\t"), std::end(",;\t") - 1, [&](char c) {
        return separators(heading, c) > 0 && separators(heading, c) == separators(row, c);
    });
}

bool ends_with(const std::string& file, std::string_view ending) {
    return file.size() > ending.size() && begins(file, file.size() - ending.size(), ending);
}

}  // namespace

std::string not_text(const std::string& bytes, const std::string& file) {
    for (const auto& [begin, what] : signatures) {
        if (!bytes.starts_with(begin)) continue;
        std::string text(what);
        if (const auto at = text.find("FILE"); at != std::string::npos) text.replace(at, 4, file);
        return text;
    }
    const bool wide = bytes.size() > 1 && (bytes[0] == '\0') != (bytes[1] == '\0');
    return wide ? std::string(signatures[0].what) : std::string();
}

TextKind text_kind(const std::string& text, const std::string& file) {
    const auto first = std::min(text.find_first_not_of(" \t\r\n"), text.size());
    if (begins(text, first, "<!doctype html") || begins(text, first, "<html")) return TextKind::page;
    if (begins(text, first, "<")) return TextKind::xml;
    if (begins(text, first, "{") || begins(text, first, "[")) return json_kind(text);
    if (first == text.size()) return TextKind::other;
    if (ends_with(file, ".csv") || ends_with(file, ".tsv") || is_table(text)) return TextKind::table;
    return ends_with(file, ".md") ? TextKind::markdown : TextKind::other;
}

std::string use_of(TextKind kind, const std::string& file) {
    switch (kind) {
        case TextKind::run_results:
            return "results of holdtime run: holdtime report " + file + " renders them";
        case TextKind::staff_results:
            return "results of holdtime staff: holdtime report " + file +
                   " renders them, staff SCENARIO --write PLAN.yaml writes a plan to run";
        case TextKind::other_results:
            return "results of holdtime: holdtime report " + file + " renders them";
        case TextKind::sweep_results:
            return "results of holdtime sweep, for other programs";
        case TextKind::check_results:
            return "results of holdtime check: holdtime report " + file + " renders them";
        case TextKind::baseline:
            return "a baseline: holdtime check SCENARIO --baseline " + file + " compares with it";
        case TextKind::schema:
            return "the JSON Schema of scenarios, for editors";
        case TextKind::table:
            return "a table (CSV): a scenario names it where numbers are due, as {file: " + file + ", column: COLUMN}";
        case TextKind::page:
            return "a web page (HTML), for a browser";
        case TextKind::xml:
            return "an XML file, as check --junit writes it for CI services";
        case TextKind::markdown:
            return "a text for people (Markdown)";
        case TextKind::other:
            break;
    }
    return {};
}

}  // namespace holdtime
