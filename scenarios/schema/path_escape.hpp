#pragma once

#include <string>
#include <string_view>

namespace holdtime {

/// In a path a name's own '.', '=' and backslash stand behind a backslash; before anything else it is part of the name.
inline constexpr std::string_view escaped_in_paths = ".=\\";

/// Does a backslash stand here that belongs to what follows it?
inline bool is_escape(std::string_view path, std::size_t at) {
    return path[at] == '\\' && at + 1 < path.size() && escaped_in_paths.find(path[at + 1]) != std::string_view::npos;
}

/// A name as a step of a path.
inline std::string path_step(std::string_view name) {
    std::string step;
    for (const char c : name) {
        if (escaped_in_paths.find(c) != std::string_view::npos) step += '\\';
        step += c;
    }
    return step;
}

}  // namespace holdtime
