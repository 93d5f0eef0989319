#include "reports/text/display_width.hpp"

#include <algorithm>
#include <array>

namespace holdtime {

namespace {

struct Signs {
    char32_t first, last;
    std::size_t width;
};

constexpr std::array<Signs, 15> unusual{{{0x0300, 0x036f, 0},
                                         {0x1100, 0x115f, 2},
                                         {0x200b, 0x200f, 0},
                                         {0x2e80, 0x303e, 2},
                                         {0x3041, 0x33ff, 2},
                                         {0x3400, 0x4dbf, 2},
                                         {0x4e00, 0xa4cf, 2},
                                         {0xac00, 0xd7a3, 2},
                                         {0xf900, 0xfaff, 2},
                                         {0xfe00, 0xfe0f, 0},
                                         {0xfe30, 0xfe6f, 2},
                                         {0xff00, 0xff60, 2},
                                         {0xffe0, 0xffe6, 2},
                                         {0x1f300, 0x1faff, 2},
                                         {0x20000, 0x3fffd, 2}}};

char32_t code_point(std::string_view sign) {
    const auto first = static_cast<unsigned char>(sign[0]);
    char32_t code = sign.size() == 1 ? first : first & (0xffu >> (sign.size() + 1));
    for (const char c : sign.substr(1)) code = code << 6 | (static_cast<unsigned char>(c) & 0x3fu);
    return code;
}

std::size_t width_of(std::string_view sign) {
    const auto code = code_point(sign);
    if (code < unusual.front().first) return 1;
    for (const auto& one : unusual)
        if (code >= one.first && code <= one.last) return one.width;
    return 1;
}

}  // namespace

std::size_t end_of_sign(std::string_view text, std::size_t at) {
    std::size_t end = at + 1;
    while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xc0) == 0x80) ++end;
    return end;
}

std::size_t display_width(std::string_view text) {
    std::size_t width = 0;
    for (std::size_t at = 0; at < text.size();) {
        const auto end = end_of_sign(text, at);
        width += width_of(text.substr(at, end - at));
        at = end;
    }
    return width;
}

std::string shortened(const std::string& text, std::size_t width) {
    if (display_width(text) <= width) return text;
    std::size_t seen = 0, at = 0;
    for (;;) {
        const auto end = end_of_sign(text, at);
        seen += width_of(std::string_view(text).substr(at, end - at));
        if (seen + 1 > width) break;
        at = end;
    }
    return text.substr(0, at) + "…";
}

}  // namespace holdtime
