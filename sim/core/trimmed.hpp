#pragma once

#include <string>
#include <string_view>

namespace holdtime {

/// Without blanks and tabs at either end.
inline std::string trimmed(std::string_view text) {
    const auto first = text.find_first_not_of(" \t");
    return first == std::string_view::npos ? std::string()
                                           : std::string(text.substr(first, text.find_last_not_of(" \t") - first + 1));
}

}  // namespace holdtime
