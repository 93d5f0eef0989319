#include "reports/text/markdown_text.hpp"

#include "sim/core/printable.hpp"

namespace holdtime {

namespace {

bool begins_block(std::string_view text) {
    return text.starts_with("- ") || text.starts_with("+ ") || text.starts_with('>');
}

}  // namespace

std::string markdown_text(std::string_view text) {
    const auto plain = printable(text);
    std::string result;
    for (std::size_t i = 0; i < plain.size(); ++i) {
        const bool markup = std::string_view("|*_`\\<[]#~$").find(plain[i]) != std::string_view::npos;
        const bool link = plain.compare(i, 3, "://") == 0;  // GitHub makes a link of an address, wherever it stands
        if (markup || link || (i == 0 && begins_block(plain))) result += '\\';
        result += plain[i];
    }
    return result;
}

}  // namespace holdtime
