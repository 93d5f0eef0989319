#include "reports/text/markdown_text.hpp"

#include "sim/core/printable.hpp"

namespace holdtime {

namespace {

bool begins_block(std::string_view text) {
    return text.starts_with("- ") || text.starts_with("+ ") || text.starts_with('>');
}

bool is_letter(char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte >= 0x80 || (byte >= '0' && byte <= '9') || (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z');
}

/// Within a word, as in a key, '_' marks nothing up.
bool within_word(std::string_view text, std::size_t at) {
    return at > 0 && at + 1 < text.size() && is_letter(text[at - 1]) && is_letter(text[at + 1]);
}

}  // namespace

std::string markdown_text(std::string_view text) {
    const auto plain = printable(text);
    std::string result;
    for (std::size_t i = 0; i < plain.size(); ++i) {
        const bool markup = std::string_view("|*_`\\<[]#~$").find(plain[i]) != std::string_view::npos &&
                            !(plain[i] == '_' && within_word(plain, i));
        const bool link = plain.compare(i, 3, "://") == 0;  // GitHub makes a link of an address, wherever it stands
        if (markup || link || (i == 0 && begins_block(plain))) result += '\\';
        result += plain[i];
    }
    return result;
}

}  // namespace holdtime
