#include "live/seam/numbers.hpp"

#include <algorithm>
#include <string>

namespace {

/// Digits of a number of `exponent` zeros after them, or with a point among or before them.
std::string plain(std::string digits, int exponent) {
    if (exponent >= 0) return digits + std::string(static_cast<std::size_t>(exponent), '0');
    const auto behind = static_cast<std::size_t>(-exponent);
    if (digits.size() <= behind) digits.insert(0, behind + 1 - digits.size(), '0');
    return digits.insert(digits.size() - behind, ".");
}

std::string scientific(std::string digits, int exponent) {
    const int power = exponent + static_cast<int>(digits.size()) - 1;
    if (digits.size() > 1) digits.insert(1, ".");
    return fmt::format("{}e{}{:02}", digits, power < 0 ? '-' : '+', std::abs(power));
}

}  // namespace

std::to_chars_result std::to_chars(char* first, char* last, double value, chars_format format) {
    std::string text = std::signbit(value) ? "-" : "";
    if (value == 0) {
        text += "0";
    } else if (!std::isfinite(value)) {
        text += std::isnan(value) ? "nan" : "inf";
    } else {
        const auto shortest = fmt::detail::dragonbox::to_decimal(std::abs(value));
        auto digits = std::to_string(shortest.significand);
        int exponent = shortest.exponent;
        for (; digits.size() > 1 && digits.back() == '0'; digits.pop_back()) ++exponent;
        text += format == chars_format::fixed ? plain(digits, exponent) : scientific(digits, exponent);
    }
    if (text.size() > static_cast<std::size_t>(last - first)) return {last, errc::value_too_large};
    return {std::copy(text.begin(), text.end(), first), errc{}};
}
