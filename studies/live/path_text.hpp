#pragma once

#include <string>

#include "scenarios/load/tree_path.hpp"

namespace holdtime {

/// Steps as a path is typed: a '.' within a name is written '\\.'.
inline std::string path_text(const Steps& steps) {
    std::string path;
    for (const auto& step : steps) {
        if (!path.empty()) path += '.';
        for (const char c : step) {
            if (c == '.') path += '\\';
            path += c;
        }
    }
    return path;
}

}  // namespace holdtime
