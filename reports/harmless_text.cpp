#include "reports/harmless_text.hpp"

#include <fmt/format.h>

#include <cstdint>
#include <optional>

namespace holdtime {

namespace {

struct CodePoint {
    std::uint32_t value;
    std::size_t bytes;
};

/// The first code point of the text, which is not empty; nothing when it is not UTF-8 (RFC 3629: no surrogates, no
/// longer form than needed).
std::optional<CodePoint> decode(std::string_view text) {
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const unsigned first = byte(0);
    if (first < 0x80) return CodePoint{first, 1};
    const std::size_t bytes = first >= 0xf0 && first < 0xf8   ? 4
                              : first >= 0xe0 && first < 0xf0 ? 3
                              : first >= 0xc2 && first < 0xe0 ? 2
                                                              : 0;
    if (bytes == 0 || text.size() < bytes) return {};
    std::uint32_t value = first & (0xffu >> (bytes + 1));
    for (std::size_t i = 1; i < bytes; ++i) {
        if ((byte(i) & 0xc0) != 0x80) return {};
        value = value << 6 | (byte(i) & 0x3fu);
    }
    constexpr std::uint32_t least[] = {0, 0, 0x80, 0x800, 0x10000};
    const bool surrogate = value >= 0xd800 && value <= 0xdfff;
    if (value < least[bytes] || value > 0x10ffff || surrogate) return {};
    return CodePoint{value, bytes};
}

bool is_harmless(std::uint32_t c) {
    const bool control = c < 0x20 || (c >= 0x7f && c < 0xa0);
    const bool line_break = c == 0x2028 || c == 0x2029;
    const bool direction =
        c == 0x061c || c == 0x200e || c == 0x200f || (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069);
    const bool noncharacter = (c & 0xfffe) == 0xfffe || (c >= 0xfdd0 && c <= 0xfdef);
    return !control && !line_break && !direction && !noncharacter && c != 0xfeff;
}

}  // namespace

std::string harmless(std::string_view text) {
    std::string result;
    while (!text.empty()) {
        const auto point = decode(text);
        const std::size_t bytes = point ? point->bytes : 1;
        if (!point)
            result += fmt::format("\\x{:02x}", static_cast<unsigned char>(text[0]));
        else if (is_harmless(point->value))
            result += text.substr(0, bytes);
        else
            result += fmt::format("\\u{{{:x}}}", point->value);
        text.remove_prefix(bytes);
    }
    return result;
}

std::string harmless_field(std::string_view text) {
    auto result = harmless(text);
    if (!result.empty() && std::string_view("=+-@").find(result[0]) != std::string_view::npos) result.insert(0, "'");
    if (result.find_first_of(",\"") == std::string::npos) return result;
    std::string quoted = "\"";
    for (const char c : result) quoted += c == '"' ? std::string("\"\"") : std::string(1, c);
    return quoted + '"';
}

}  // namespace holdtime
