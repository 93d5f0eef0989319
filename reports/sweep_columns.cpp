#include "reports/sweep_columns.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "reports/text/numbers.hpp"
#include "sim/core/printable.hpp"

namespace holdtime {

namespace {

struct TimeScale {
    double seconds;
    const char* unit;
};

constexpr TimeScale time_scales[] = {{86400, "d"}, {3600, "h"}, {60, "min"}, {1, "s"}};

/// The largest unit of which the longest time is at least two.
TimeScale scale_for(double longest) {
    for (const auto& scale : time_scales)
        if (longest >= 2 * scale.seconds) return scale;
    return time_scales[3];
}

/// Six significant digits tell neighbouring points apart; sampled values have seventeen.
std::string short_number(double number) { return fmt::format("{:.6g}", number); }

std::string number_text(double number, const std::string& unit, TimeScale scale) {
    if (unit == "share") return short_number(100 * number) + "%";
    if (unit == "s") return fmt::format("{:.4g} {}", number / scale.seconds, scale.unit);
    return short_number(number) + (unit == "1/h" ? "/h" : "");
}

std::string time_text(const Estimate& time, TimeScale scale) {
    if (!time.exists()) return "-";
    const auto text = fmt::format("{:.1f} {}", time.mean / scale.seconds, scale.unit);
    return time.has_interval() ? fmt::format("{} ± {:.1f}", text, time.half_width() / scale.seconds) : text;
}

}  // namespace

std::vector<std::string> value_column(const std::vector<PathValue>& values, const std::string& unit) {
    double longest = 0;
    for (const auto& value : values) longest = std::max(longest, std::abs(value.number.value_or(0)));
    const auto scale = scale_for(longest);
    std::vector<std::string> cells;
    for (const auto& value : values)
        cells.push_back(value.number ? number_text(*value.number, unit, scale) : printable(value.text));
    return cells;
}

std::string value_text(const PathValue& value, const std::string& unit) { return value_column({value}, unit)[0]; }

std::vector<std::string> estimate_column(const std::vector<Estimate>& estimates, Unit unit) {
    double longest = 0;
    for (const auto& estimate : estimates)
        if (estimate.exists()) longest = std::max(longest, std::abs(estimate.mean));
    // Waits of some minutes are told in seconds, as everywhere (reports/numbers.cpp): targets are.
    constexpr double ten_minutes = 600;
    const auto scale = longest >= ten_minutes ? scale_for(longest) : time_scales[3];
    std::vector<std::string> cells;
    for (const auto& estimate : estimates)
        cells.push_back(unit == Unit::seconds ? time_text(estimate, scale) : estimate_text(estimate, unit));
    return cells;
}

}  // namespace holdtime
