#include "studies/compare/wording.hpp"

#include <fmt/format.h>

#include <cmath>

namespace holdtime {

namespace {

/// A comma between every three digits before the point.
std::string with_commas(std::string text) {
    auto point = text.find('.');
    if (point == std::string::npos) point = text.size();
    const std::size_t first = text[0] == '-' ? 1 : 0;
    for (std::size_t i = point; i > first + 3; i -= 3) text.insert(i - 3, 1, ',');
    return text;
}

/// Rounded text of a number that would print as minus zero.
std::string without_minus_zero(std::string text) {
    const bool zero = text.find_first_not_of("-0.,") == std::string::npos;
    return zero && text[0] == '-' ? text.substr(1) : text;
}

}  // namespace

std::string number_text(double number) {
    if (std::abs(number) >= 100) number = std::round(number);  // 108.5 is 109: a format rounds halves to even
    return without_minus_zero(with_commas(fmt::format("{:.{}f}", number, std::abs(number) < 100 ? 2 : 0)));
}

std::string mean_count_text(double number) {
    return with_commas(fmt::format("{:.{}f}", number, std::abs(number) < 10 && number != std::round(number) ? 1 : 0));
}

std::string money_text(double money, const std::string& currency) {
    return currency.empty() ? number_text(money) : number_text(money) + " " + currency;
}

std::string share_text(double share) { return without_minus_zero(fmt::format("{:.1f}", 100 * share)) + " %"; }

std::string plain_share(double share) { return fmt::format("{:.6g} %", 100 * share); }

std::string plain_wait(double seconds) {
    const auto whole = [&](double unit) { return seconds >= unit && std::fmod(seconds, unit) == 0; };
    if (whole(3600)) return fmt::format("{:g} h", seconds / 3600);
    if (whole(60) && seconds > 60) return fmt::format("{:g} min", seconds / 60);
    return fmt::format("{:g} s", seconds);
}

std::string of_strategy(const std::string& part, const std::string& strategy) {
    return part == strategy ? part : part + " of " + strategy;
}

std::string count_text(std::uint64_t count) { return with_commas(fmt::format("{}", count)); }

}  // namespace holdtime
