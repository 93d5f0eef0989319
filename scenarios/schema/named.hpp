#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace holdtime {

template <class T>
using Named = std::vector<std::pair<std::string, T>>;  ///< in the file's order

/// Index of a name, or nullopt.
template <class T>
std::optional<std::size_t> index_of(const Named<T>& list, const std::string& name) {
    for (std::size_t i = 0; i < list.size(); ++i)
        if (list[i].first == name) return i;
    return {};
}

}  // namespace holdtime
