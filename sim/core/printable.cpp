#include "sim/core/printable.hpp"

#include <array>
#include <cstdint>
#include <cstdio>
#include <utility>

namespace holdtime {

namespace {

struct CodePoint {
    std::uint32_t value = 0;
    std::size_t bytes = 0;  ///< 0: these bytes are not UTF-8
};

/// The first code point of a text that is not empty (RFC 3629: no surrogates, no form longer than needed).
CodePoint decoded(std::string_view text) {
    const auto byte = [&](std::size_t i) { return static_cast<std::uint32_t>(static_cast<unsigned char>(text[i])); };
    const auto first = byte(0);
    if (first < 0x80) return {first, 1};
    const std::size_t bytes = first < 0xc2 ? 0 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : first < 0xf5 ? 4 : 0;
    if (bytes == 0 || text.size() < bytes) return {};
    std::uint32_t value = first & (0x7fu >> bytes);
    for (std::size_t i = 1; i < bytes; ++i) {
        if ((byte(i) & 0xc0) != 0x80) return {};
        value = value << 6 | (byte(i) & 0x3f);
    }
    constexpr std::array<std::uint32_t, 5> least{0, 0, 0x80, 0x800, 0x10000};
    const bool surrogate = value >= 0xd800 && value <= 0xdfff;
    if (value < least[bytes] || surrogate || value > 0x10ffff) return {};
    return {value, bytes};
}

/// First and last of what is written out. Unicode 15: categories Cc, Zl, Zp, Cf without what joins letters inside
/// words of some scripts (U+0600..0605, U+06DD, U+070F, U+08E2, ..), and fillers that look like nothing.
constexpr std::array<std::pair<std::uint32_t, std::uint32_t>, 20> not_printable{
    {{0x00, 0x1f},     {0x7f, 0x9f},     {0xad, 0xad},       {0x34f, 0x34f},     {0x61c, 0x61c},
     {0x115f, 0x1160}, {0x17b4, 0x17b5}, {0x180e, 0x180e},   {0x200b, 0x200f},   {0x2028, 0x202e},
     {0x2060, 0x206f}, {0x3164, 0x3164}, {0xfdd0, 0xfdef},   {0xfeff, 0xfeff},   {0xffa0, 0xffa0},
     {0xfff0, 0xfffb}, {0xfffe, 0xffff}, {0x1bca0, 0x1bca3}, {0x1d173, 0x1d17a}, {0xe0000, 0xe0fff}}};

bool is_printable(std::uint32_t c) {
    if (c < 0x7f) return c >= 0x20;
    if ((c & 0xfffe) == 0xfffe) return false;  // the last two of every plane are noncharacters
    for (const auto& [first, last] : not_printable)
        if (c >= first && c <= last) return false;
    return true;
}

std::string hexadecimal(const char* format, std::uint32_t value) {
    std::array<char, 16> text{};
    std::snprintf(text.data(), text.size(), format, static_cast<unsigned>(value));
    return text.data();
}

std::string written_out(std::uint32_t c) {
    if (c == '\n') return "\\n";
    if (c == '\r') return "\\r";
    if (c == '\t') return "\\t";
    return hexadecimal(c < 0x100 ? "\\x%02x" : c < 0x10000 ? "\\u%04x" : "\\U%08x", c);
}

/// ##[error], ##vso[..], ##teamcity[..]: orders to build servers, anywhere in a line.
bool begins_order(std::string_view text) {
    if (!text.starts_with("##")) return false;
    std::size_t i = 2;
    while (i < text.size() && text[i] >= 'a' && text[i] <= 'z') ++i;
    return i < text.size() && text[i] == '[';
}

/// The bytes of a setting of colour at the beginning of the text; 0 if there is none.
std::size_t color_setting(std::string_view text) {
    if (!text.starts_with("\x1b[")) return 0;
    const auto end = text.find_first_not_of("0123456789;", 2);
    return end != std::string_view::npos && text[end] == 'm' ? end + 1 : 0;
}

/// Bytes at the beginning that stand for themselves wherever they are.
std::size_t plain_beginning(std::string_view text) {
    std::size_t n = 0;
    while (n < text.size() && text[n] >= ' ' && text[n] < 0x7f && text[n] != '#') ++n;
    return n;
}

std::string escaped(std::string_view text, bool colors) {
    std::string result;
    result.reserve(text.size());
    for (;;) {
        const auto plain = plain_beginning(text);
        result += text.substr(0, plain);
        text.remove_prefix(plain);
        if (text.empty()) break;
        const auto [value, bytes] = decoded(text);
        std::size_t taken = bytes > 0 ? bytes : 1;
        if (const auto setting = colors ? color_setting(text) : 0; setting > 0)
            result += text.substr(0, taken = setting);
        else if (bytes == 0)
            result += hexadecimal("\\x%02x", static_cast<unsigned char>(text[0]));
        else if (begins_order(text))
            result += "#\\x23", taken = 2;
        else if (is_printable(value))
            result += text.substr(0, bytes);
        else
            result += written_out(value);
        text.remove_prefix(taken);
    }
    return result;
}

bool is_space(std::uint32_t c) {
    return c == ' ' || c == 0xa0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200a) || c == 0x202f || c == 0x205f ||
           c == 0x3000;
}

/// GitHub trims a line, of whatever Unicode calls a space, before it looks for "::". Settings of colour may be taken
/// away on the way there.
std::string without_command(std::string line) {
    std::size_t first = 0;
    while (first < line.size()) {
        const auto rest = std::string_view(line).substr(first);
        const auto setting = color_setting(rest);
        const auto [value, bytes] = decoded(rest);
        if (setting == 0 && (bytes == 0 || !is_space(value))) break;
        first += setting > 0 ? setting : bytes;
    }
    if (line.compare(first, 2, "::") == 0) line.replace(first, 1, "\\x3a");
    return line;
}

}  // namespace

std::string printable(std::string_view text) { return escaped(text, false); }

std::string printable_line(std::string_view text) { return without_command(printable(text)); }

std::string printable_lines(std::string_view text, bool colors) {
    std::string result;
    result.reserve(text.size());
    while (!text.empty()) {
        const auto end = text.find('\n');
        result += without_command(escaped(text.substr(0, end), colors));
        if (end == std::string_view::npos) break;
        result += '\n';
        text.remove_prefix(end + 1);
    }
    return result;
}

}  // namespace holdtime
