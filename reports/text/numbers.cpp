#include "reports/text/numbers.hpp"

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

TimeUnit time_unit_for(double size) {
    constexpr double minute = 60, hour = 3600;
    if (size >= 72 * hour) return TimeUnit::days;
    if (size >= 3 * hour) return TimeUnit::hours;
    return size >= 10 * minute ? TimeUnit::minutes : TimeUnit::seconds;
}

Scale scale_of(TimeUnit unit) {
    switch (unit) {
        case TimeUnit::days:
            return {86400, 1, " d"};
        case TimeUnit::hours:
            return {3600, 1, " h"};
        case TimeUnit::minutes:
            return {60, 1, " min"};
        default:
            return {1, 1, " s"};
    }
}

Scale scale_for(double mean, Unit unit, TimeUnit time) {
    switch (unit) {
        case Unit::share:
            return {0.01, 1, " %"};
        case Unit::seconds:
            return scale_of(time);
        case Unit::hours:
            return {1, 1, " h"};
        case Unit::minutes:
            return {1, decimals_for(std::abs(mean)), " min"};
        case Unit::per_hour:
            return {1, decimals_for(std::abs(mean)), " /h"};
        default:
            return {1, decimals_for(std::abs(mean)), ""};
    }
}

std::string plain(double number, int decimals, bool with_sign) {
    if (decimals == 0) number = std::round(number);  // 108.5 is 109: a format rounds halves to even
    auto text = fmt::format("{:.{}f}", std::abs(number), decimals);
    auto point = text.find('.');
    if (point == std::string::npos) point = text.size();
    for (std::size_t i = point; i > 3; i -= 3) text.insert(i - 3, 1, ',');
    const bool zero = text.find_first_not_of("0.,") == std::string::npos;
    if (zero) return text;
    return fmt::format("{}{}", number < 0 ? "-" : with_sign ? "+" : "", text);
}

std::string text_of(const Estimate& estimate, Unit unit, bool difference, TimeUnit time) {
    if (!estimate.exists()) return "-";
    auto scale = scale_for(estimate.mean, unit, time);
    if (difference && unit == Unit::share) scale.unit = " pp";
    const bool counted = unit == Unit::count || unit == Unit::needs || unit == Unit::messages || unit == Unit::people;
    if (counted && !(estimate.half_width() > 0) && estimate.mean == std::round(estimate.mean)) scale.decimals = 0;
    auto text = plain(estimate.mean / scale.divisor, scale.decimals, difference) + scale.unit;
    if (estimate.has_interval()) text += " ± " + plain(estimate.half_width() / scale.divisor, scale.decimals, false);
    return text;
}

}  // namespace

TimeUnit time_unit(const std::vector<Estimate>& times) {
    constexpr double lost = 0.1;  // of the unit: one decimal is written
    double longest = 0, shortest = INFINITY;
    for (const auto& time : times) {
        const double size = std::abs(time.mean);
        longest = std::max(longest, size);
        if (size >= lost) shortest = std::min(shortest, size);
    }
    auto unit = time_unit_for(longest);
    while (unit != TimeUnit::seconds && shortest < lost * scale_of(unit).divisor)
        unit = static_cast<TimeUnit>(static_cast<int>(unit) - 1);
    return unit;
}

TimeUnit time_unit_named(std::string_view name) {
    return name == "d"     ? TimeUnit::days
           : name == "h"   ? TimeUnit::hours
           : name == "min" ? TimeUnit::minutes
                           : TimeUnit::seconds;
}

std::string estimate_text(const Estimate& estimate, Unit unit, TimeUnit time) {
    return text_of(estimate, unit, false, time);
}
std::string difference_text(const Estimate& estimate, Unit unit, TimeUnit time) {
    return text_of(estimate, unit, true, time);
}
std::string estimate_text(const Estimate& estimate, Unit unit) {
    return estimate_text(estimate, unit, time_unit_for(std::abs(estimate.mean)));
}
std::string difference_text(const Estimate& estimate, Unit unit) {
    return difference_text(estimate, unit, time_unit_for(std::abs(estimate.mean)));
}

std::string ratio_text(const Estimate& ratio) {
    if (!ratio.exists()) return "-";
    const auto mean = fmt::format("{:.4g}", ratio.mean);
    return ratio.has_interval() ? fmt::format("{} ± {:.2g}", mean, ratio.half_width()) : mean;
}

std::string exact_number(double number) { return std::isfinite(number) ? fmt::format("{}", number) : ""; }

}  // namespace holdtime
