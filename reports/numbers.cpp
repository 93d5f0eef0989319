#include "reports/numbers.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace holdtime {

namespace {

/// How a number of some unit and size is written: divided, rounded, and what stands behind it.
struct Scale {
    double divisor = 1;
    int decimals = 1;
    const char* unit = "";
};

int decimals_for(double size) { return size >= 100 ? 0 : size >= 10 ? 1 : 2; }

Scale scale_for(double mean, Unit unit) {
    constexpr double minute = 60, hour = 3600, ten_minutes = 600, three_hours = 3 * hour, three_days = 72 * hour;
    const double size = std::abs(mean);
    switch (unit) {
        case Unit::share:
            return {0.01, 1, " %"};
        case Unit::seconds:
            if (size >= three_days) return {24 * hour, 1, " d"};
            if (size >= three_hours) return {hour, 1, " h"};
            if (size >= ten_minutes) return {minute, 1, " min"};
            return {1, 1, " s"};
        case Unit::hours:
            return {1, 1, " h"};
        default:
            return {1, decimals_for(size), ""};
    }
}

std::string plain(double number, int decimals, bool with_sign) {
    auto text = fmt::format("{:.{}f}", std::abs(number), decimals);
    auto point = text.find('.');
    if (point == std::string::npos) point = text.size();
    for (std::size_t i = point; i > 3; i -= 3) text.insert(i - 3, 1, ',');
    const bool zero = text.find_first_not_of("0.,") == std::string::npos;
    if (zero) return text;
    return fmt::format("{}{}", number < 0 ? "-" : with_sign ? "+" : "", text);
}

std::string text_of(const Estimate& estimate, Unit unit, bool difference) {
    if (!estimate.exists()) return "-";
    auto scale = scale_for(estimate.mean, unit);
    if (difference && unit == Unit::share) scale.unit = " pp";
    auto text = plain(estimate.mean / scale.divisor, scale.decimals, difference) + scale.unit;
    if (estimate.has_interval()) text += " ± " + plain(estimate.half_width() / scale.divisor, scale.decimals, false);
    return text;
}

bool starts_code_point(char c) { return (static_cast<unsigned char>(c) & 0xc0) != 0x80; }

}  // namespace

std::string estimate_text(const Estimate& estimate, Unit unit) { return text_of(estimate, unit, false); }
std::string difference_text(const Estimate& estimate, Unit unit) { return text_of(estimate, unit, true); }

std::size_t display_width(const std::string& text) {
    return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), starts_code_point));
}

std::string shortened(const std::string& text, std::size_t width) {
    if (display_width(text) <= width) return text;
    std::size_t seen = 0, end = 0;
    for (; end < text.size(); ++end)
        if (starts_code_point(text[end]) && ++seen == width) break;
    return text.substr(0, end) + "…";
}

std::string exact_number(double number) { return std::isfinite(number) ? fmt::format("{}", number) : ""; }

}  // namespace holdtime
