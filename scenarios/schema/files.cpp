#include "scenarios/schema/files.hpp"

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <memory>
#include <vector>

#include "scenarios/schema/content.hpp"

namespace holdtime {

namespace {

namespace fs = std::filesystem;

/// The nearest file name in the same folder, as ` (did you mean ..?)`; "" when the folder cannot be listed.
std::string nearest_file(const std::string& path) {
    constexpr std::size_t most_listed = 2000;
    std::vector<std::string> names;
    std::error_code error;
    const fs::path wanted(path);
    const fs::path folder = wanted.has_parent_path() ? wanted.parent_path() : fs::path(".");
    for (fs::directory_iterator it(folder, error), end; !error && it != end && names.size() < most_listed;
         it.increment(error))
        names.push_back(it->path().filename().string());
    const std::string found = nearest(wanted.filename().string(), names);
    return found.empty() ? "" : " (did you mean '" + (wanted.parent_path() / found).string() + "'?)";
}

/// The first scenario in the folder by name, as ", such as DIR/a.yaml"; "" when there is none.
std::string one_in(const std::string& folder) {
    std::string first;
    std::error_code error;
    for (fs::directory_iterator it(folder, error), end; !error && it != end; it.increment(error)) {
        const auto name = it->path().filename().string();
        if ((name.ends_with(".yaml") || name.ends_with(".yml")) && (first.empty() || name < first)) first = name;
    }
    return first.empty() ? "" : ", such as " + (fs::path(folder) / first).string();
}

bool is_users_fault(int code) {
    return code == ENOENT || code == ENOTDIR || code == EISDIR || code == EACCES || code == ELOOP ||
           code == ENAMETOOLONG || code == EINVAL || code == ENXIO;
}

/// Length of the UTF-8 sequence at `i`, 0 if it is not one (overlong forms, surrogates and beyond U+10FFFF included).
std::size_t sequence_length(const std::string& text, std::size_t i) {
    const auto byte = [&](std::size_t k) { return k < text.size() ? static_cast<unsigned char>(text[k]) : 0u; };
    const unsigned first = byte(i);
    const std::size_t length = first < 0x80                    ? 1
                               : first >= 0xC2 && first < 0xE0 ? 2
                               : first >= 0xE0 && first < 0xF0 ? 3
                               : first >= 0xF0 && first < 0xF5 ? 4
                                                               : 0;
    for (std::size_t k = 1; k < length; ++k)
        if ((byte(i + k) & 0xC0) != 0x80) return 0;
    const unsigned second = byte(i + 1);
    if ((first == 0xE0 && second < 0xA0) || (first == 0xED && second > 0x9F)) return 0;
    if ((first == 0xF0 && second < 0x90) || (first == 0xF4 && second > 0x8F)) return 0;
    return length;
}

}  // namespace

bool is_text(const std::string& text, const std::string& file, Problems& problems, int line) {
    int column = 1;
    for (std::size_t i = 0; i < text.size();) {
        const std::size_t length = sequence_length(text, i);
        const auto c = static_cast<unsigned char>(text[i]);
        if (length == 0) {
            problems.add({file, line, column}, "not UTF-8 text (save the file as UTF-8, if it is a text at all)");
            return false;
        }
        if ((c < 0x20 && c != '\n' && c != '\r' && c != '\t') || c == 0x7F) {
            problems.add({file, line, column}, "control character in a text file (is it binary?)");
            return false;
        }
        i += length;
        if (c == '\n')
            ++line, column = 1;
        else
            ++column;
    }
    return true;
}

namespace {

struct Closer {
    void operator()(std::FILE* file) const {
        if (file != stdin) std::fclose(file);
    }
};

[[nodiscard]] bool complain_unreadable(const std::string& path, int code, const Place& named_at, Problems& problems) {
    if (!is_users_fault(code)) throw MachineError("cannot read '" + path + "' (" + std::strerror(code) + ")");
    std::string text = "cannot read '" + path + "' (" + std::strerror(code) + ")";
    if (code == ENOENT) text += nearest_file(path);
    if (code == EISDIR) text = "cannot read '" + path + "' (it is a folder; name a file in it" + one_in(path) + ')';
    problems.add(named_at, text);
    return false;
}

bool read_bytes(std::FILE* file, const std::string& path, const Place& named_at, std::size_t most_bytes,
                std::string& text, Problems& problems) {
    char buffer[65536];
    for (std::size_t n; (n = std::fread(buffer, 1, sizeof buffer, file)) > 0;) {
        text.append(buffer, n);
        if (text.size() > most_bytes) {
            problems.add(named_at,
                         "file '" + path + "' is too large (at most " + std::to_string(most_bytes >> 20) + " MiB)");
            return false;
        }
    }
    return !std::ferror(file) || complain_unreadable(path, errno, named_at, problems);
}

}  // namespace

std::string path_beside(const std::string& naming_file, const std::string& name) {
    const bool no_folder = naming_file == standard_input || naming_file.starts_with("--set ");
    if (no_folder || name.empty() || name.front() == '/') return name;
    return (fs::path(naming_file).parent_path() / name).string();
}

std::FILE* open_text_file(const std::string& path, const Place& named_at, Problems& problems) {
    std::FILE* file = path == "-" ? stdin : std::fopen(path.c_str(), "rb");
    if (!file) (void)complain_unreadable(path, errno, named_at, problems);
    return file;
}

std::optional<std::string> read_text_file(const std::string& path, const Place& named_at, std::size_t most_bytes,
                                          Problems& problems) {
    const bool from_standard_input = path == "-";
    if (path.empty()) {
        problems.add(named_at, "the name of a file is empty");
        return {};
    }
    const std::unique_ptr<std::FILE, Closer> file(open_text_file(path, named_at, problems));
    if (!file) return {};
    std::string text;
    if (!read_bytes(file.get(), path, named_at, most_bytes, text, problems)) return {};
    if (text.starts_with("\xEF\xBB\xBF")) text.erase(0, 3);
    if (const auto instead = not_text(text, path); !instead.empty()) {
        problems.add({from_standard_input ? standard_input : path, 1, 1}, instead);
        return {};
    }
    if (!is_text(text, from_standard_input ? standard_input : path, problems)) return {};
    return text;
}

}  // namespace holdtime
