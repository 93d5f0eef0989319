#include "studies/sweep/measure.hpp"

#include <array>
#include <charconv>
#include <cstdlib>

#include <fmt/format.h>

#include "scenarios/schema/quantity.hpp"

namespace holdtime {

namespace {

enum class Dimension { none, time, rate };

struct KnownUnit {
    std::string_view name;
    Dimension dimension;
    double factor;  ///< to the unit of tables
};

constexpr std::array<KnownUnit, 11> units{{{"", Dimension::none, 1},
                                           {"%", Dimension::none, 0.01},
                                           {"ms", Dimension::time, 0.001},
                                           {"s", Dimension::time, 1},
                                           {"min", Dimension::time, 60},
                                           {"h", Dimension::time, 3600},
                                           {"d", Dimension::time, 86400},
                                           {"/s", Dimension::rate, 3600},
                                           {"/min", Dimension::rate, 60},
                                           {"/h", Dimension::rate, 1},
                                           {"/d", Dimension::rate, 1.0 / 24}}};

const KnownUnit* find_unit(std::string_view name) {
    for (const auto& unit : units)
        if (unit.name == name) return &unit;
    return nullptr;
}

double times(double number, const KnownUnit& unit) {
    // Divisions where the factor is not a binary fraction's inverse: 40 % is 0.4 and not 0.4000..01.
    if (unit.name == "%") return number / 100;
    if (unit.name == "ms") return number / 1000;
    if (unit.name == "/d") return number / 24;
    return number * unit.factor;
}

double round_digits(double number) {
    const std::string text = fmt::format("{:.12g}", number);
    double result = number;
    std::from_chars(text.data(), text.data() + text.size(), result);
    return result;
}

std::string quoted(const std::string& text) {
    std::string result = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\') result += '\\';
        result += c;
    }
    return result + '"';
}

std::string show_scalar(const Value& value, bool inside) {
    const bool awkward =
        value.text.empty() ||
        (inside && value.text.find_first_of(",:[]{}#\"'&*!|>%@`") != std::string::npos && !parse_measure(value.text));
    return (value.quoted && !parse_measure(value.text)) || awkward ? quoted(value.text) : value.text;
}

std::string show_nested(const Value& value, bool inside) {
    if (value.is_scalar()) return show_scalar(value, inside);
    std::string text = value.is_list() ? "[" : "{";
    for (const Value& item : value.items) text += (text.size() > 1 ? ", " : "") + show_nested(item, true);
    for (const Entry& entry : value.entries)
        text += (text.size() > 1 ? ", " : "") + entry.key + ": " + show_nested(entry.value, true);
    return text + (value.is_list() ? ']' : '}');
}

}  // namespace

double Measure::in_tables() const { return times(number, *find_unit(unit)); }

std::string_view Measure::table_unit() const {
    if (unit == "%") return "share";
    switch (find_unit(unit)->dimension) {
        case Dimension::time:
            return "s";
        case Dimension::rate:
            return "1/h";
        default:
            return "";
    }
}

std::optional<Measure> parse_measure(std::string_view text) {
    const std::size_t first = !text.empty() && (text[0] == '+' || text[0] == '-') ? 1 : 0;
    if (first >= text.size() || !((text[first] >= '0' && text[first] <= '9') || text[first] == '.')) return {};
    Measure measure;
    const auto [end, error] = std::from_chars(text.data() + first, text.data() + text.size(), measure.number);
    if (error != std::errc{}) return {};
    if (text[0] == '-') measure.number = -measure.number;
    std::string_view rest(end, static_cast<std::size_t>(text.data() + text.size() - end));
    while (!rest.empty() && rest.front() == ' ') rest.remove_prefix(1);
    if (!find_unit(rest)) return {};
    measure.unit = rest;
    return measure;
}

std::optional<Measure> convert(const Measure& measure, const std::string& unit) {
    if (measure.unit == unit) return measure;
    if (measure.number == 0) return Measure{0, unit};
    const auto* from = find_unit(measure.unit);
    const auto* to = find_unit(unit);
    if (from->dimension != to->dimension) return {};
    return rounded({times(measure.number, *from) / times(1, *to), unit});
}

Measure rounded(const Measure& measure) { return {round_digits(measure.number), measure.unit}; }

std::string show(const Measure& measure) { return show_number(round_digits(measure.number)) + measure.unit; }

std::string show_value(const Value& value) { return show_nested(value, false); }

}  // namespace holdtime
