#pragma once

#include <string>

#include "scenarios/load/tree_path.hpp"
#include "scenarios/schema/path_escape.hpp"

namespace holdtime {

/// Steps as a path is typed.
inline std::string path_text(const Steps& steps) {
    std::string path;
    for (const auto& step : steps) path += (path.empty() ? "" : ".") + path_step(step);
    return path;
}

}  // namespace holdtime
