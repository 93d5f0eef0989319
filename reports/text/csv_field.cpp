#include "reports/text/csv_field.hpp"

#include <array>
#include <charconv>

#include "sim/core/printable.hpp"

namespace holdtime {

namespace {

bool is_number(std::string_view text) {
    if (text.starts_with('+')) text.remove_prefix(1);
    double number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    return error == std::errc() && end == text.data() + text.size() &&
           text.find_first_not_of("+-.0123456789eE") == std::string_view::npos;
}

bool begins_formula(std::string_view text) {
    constexpr std::array<std::string_view, 8> signs{"=", "+", "-", "@", "\uff1d", "\uff0b", "\uff0d", "\uff20"};
    text.remove_prefix(std::min(text.find_first_not_of(' '), text.size()));
    for (const auto sign : signs)
        if (text.starts_with(sign)) return !is_number(text);
    return false;
}

}  // namespace

std::string csv_field(std::string_view text) {
    auto field = printable(text);
    const bool formula = begins_formula(field);
    if (formula) field.insert(field.begin(), '\'');
    const bool colon = field.find_first_not_of(' ') != std::string::npos && field[field.find_first_not_of(' ')] == ':';
    if (!formula && !colon && field.find_first_of(",;\"") == std::string::npos) return field;
    std::string quoted = "\"";
    for (const char c : field) quoted.append(c == '"' ? 2 : 1, c);
    return quoted + '"';
}

}  // namespace holdtime
