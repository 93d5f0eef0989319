#include "reports/documents/sweep_columns.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "reports/documents/path_names.hpp"

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
    if (unit == "share") return short_number(100 * number) + " %";
    if (unit == "s") return fmt::format("{:.4g} {}", number / scale.seconds, scale.unit);
    return short_number(number) + (unit == "1/h" ? "/h" : "");
}

Unit unit_of(const std::string& unit) {
    return unit == "share" ? Unit::share : unit == "s" ? Unit::seconds : Unit::count;
}

}  // namespace

std::vector<Cell> value_column(const std::vector<PathValue>& values, const std::string& unit) {
    double longest = 0;
    for (const auto& value : values) longest = std::max(longest, std::abs(value.number.value_or(0)));
    const auto scale = scale_for(longest);
    std::vector<Cell> cells;
    for (const auto& value : values)
        cells.push_back(value.number
                            ? worded_cell(number_text(*value.number, unit, scale), *value.number, unit_of(unit))
                            : words_cell(value.text));
    return cells;
}

std::string value_text(const PathValue& value, const std::string& unit) { return value_column({value}, unit)[0].words; }

std::string values_text(const std::vector<PathValue>& values, const std::vector<std::string>& paths,
                        const std::vector<std::string>& units) {
    const auto names = path_names(paths);
    std::string text;
    for (std::size_t i = 0; i < values.size(); ++i)
        text += fmt::format("{}{} = {}", i > 0 ? ", " : "", names[i], value_text(values[i], units[i]));
    return text;
}

}  // namespace holdtime
