#include "reports/text/markdown_text.hpp"

namespace holdtime {

std::string markdown_text(std::string_view text) {
    std::string result;
    for (const char c : text) {
        if (std::string_view("|*_`\\<[]#").find(c) != std::string_view::npos) result += '\\';
        result += c == '\n' ? ' ' : c;
    }
    return result;
}

}  // namespace holdtime
