#include "reports/documents/path_names.hpp"

#include <algorithm>

namespace holdtime {

namespace {

constexpr std::size_t fewest_steps = 2;

/// Where the last `steps` steps begin; 0 = there are no more.
std::size_t beginning_of_tail(const std::string& path, std::size_t steps) {
    for (auto at = path.size(); at-- > 0;) {
        const bool point = path[at] == '.' && (at == 0 || path[at - 1] != '\\');
        if (point && --steps == 0) return at + 1;
    }
    return 0;
}

std::string tail_of(const std::string& path, std::size_t steps) { return path.substr(beginning_of_tail(path, steps)); }

/// An item's number in a list says nothing without the list's name.
bool begins_with_number(const std::string& tail) {
    const auto end = tail.find('.');
    return tail.find_first_not_of("0123456789") >= std::min(end, tail.size());
}

/// Longer by a step until no other path ends like it.
std::string name_of(const std::string& path, const std::vector<std::string>& paths) {
    for (auto steps = fewest_steps;; ++steps) {
        const auto tail = tail_of(path, steps);
        const auto like =
            std::count_if(paths.begin(), paths.end(), [&](const auto& other) { return tail_of(other, steps) == tail; });
        if ((like <= 1 && !begins_with_number(tail)) || tail == path) return tail;
    }
}

}  // namespace

std::vector<std::string> path_names(const std::vector<std::string>& paths) {
    std::vector<std::string> names;
    for (const auto& path : paths) names.push_back(name_of(path, paths));
    return names;
}

std::vector<std::string> path_legend(const std::vector<std::string>& paths) {
    const auto names = path_names(paths);
    std::vector<std::string> lines;
    for (std::size_t p = 0; p < paths.size(); ++p)
        if (names[p] != paths[p]) lines.push_back(names[p] + " = " + paths[p]);
    return lines;
}

}  // namespace holdtime
