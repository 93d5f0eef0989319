#include "reports/documents/sweep_columns.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "reports/documents/path_names.hpp"
#include "studies/sweep/measure.hpp"

namespace holdtime {

namespace {

/// Six significant digits tell neighbouring points apart; sampled values have seventeen.
std::string short_number(double number) {
    constexpr double needs_an_exponent = 999999.5;
    return std::abs(number) < needs_an_exponent ? fmt::format("{:.6g}", number) : fmt::format("{:.0f}", number);
}

/// As typed, with up to three decimals; what was sampled has more, of which nobody reads the end.
std::string duration_number(double number) {
    constexpr double thousandths = 1000, tail = 1e-6;
    const bool typed = std::abs(number * thousandths - std::round(number * thousandths)) < tail;
    return typed || std::abs(number) >= thousandths ? short_number(number) : fmt::format("{:.4g}", number);
}

/// Where it is not known what was typed: the largest unit of which the longest time is at least two.
std::string usual_unit(const std::vector<PathValue>& values) {
    double longest = 0;
    for (const auto& value : values) longest = std::max(longest, std::abs(value.number.value_or(0)));
    for (const char* unit : {"d", "h", "min"})
        if (longest >= 2 * Measure{1, unit}.in_tables()) return unit;
    return "s";
}

std::string number_text(double number, const std::string& unit, const std::string& typed) {
    if (unit == "share") return short_number(100 * number) + " %";
    if (unit == "s") return duration_number(number / Measure{1, typed}.in_tables()) + " " + typed;
    return short_number(number) + (unit == "1/h" ? "/h" : "");
}

Unit unit_of(const std::string& unit) {
    return unit == "share" ? Unit::share : unit == "s" ? Unit::seconds : Unit::count;
}

}  // namespace

std::vector<Cell> value_column(const std::vector<PathValue>& values, const SweepHeader& header, std::size_t path) {
    const auto& unit = header.units[path];
    const bool known = path < header.typed.size() && !header.typed[path].empty();
    const auto typed = known ? header.typed[path] : usual_unit(values);
    std::vector<Cell> cells;
    for (const auto& value : values)
        cells.push_back(value.number
                            ? worded_cell(number_text(*value.number, unit, typed), *value.number, unit_of(unit))
                            : words_cell(value.text));
    return cells;
}

std::string values_text(const std::vector<PathValue>& values, const SweepHeader& header) {
    const auto names = path_names(header.paths);
    std::string text;
    for (std::size_t i = 0; i < values.size(); ++i)
        text += fmt::format("{}{} = {}", i > 0 ? ", " : "", names[i], value_column({values[i]}, header, i)[0].words);
    return text;
}

}  // namespace holdtime
