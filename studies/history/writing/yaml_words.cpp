#include "studies/history/writing/yaml_words.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "sim/core/printable.hpp"

namespace holdtime {

namespace {

bool is_plain(std::string_view name) {
    static constexpr std::array<std::string_view, 10> words{"null", "true", "false", "yes", "no",
                                                            "on",   "off",  "y",     "n",   "~"};
    std::string lower(name);
    for (char& c : lower)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    const auto is_letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); };
    const auto is_usual = [&](char c) { return is_letter(c) || (c >= '0' && c <= '9') || c == ' ' || c == '_'; };
    return !name.empty() && is_letter(name.front()) && name.back() != ' ' &&
           std::all_of(name.begin(), name.end(), is_usual) &&
           std::find(words.begin(), words.end(), lower) == words.end();
}

}  // namespace

std::string yaml_name(std::string_view name) {
    if (is_plain(name)) return std::string(name);
    std::string quoted = "\"";
    for (const char c : printable(name)) {
        if (c == '"' || c == '\\') quoted += '\\';
        quoted += c;
    }
    return quoted + '"';
}

std::string path_step(std::string_view name) {
    std::string step;
    for (const char c : name) {
        if (c == '.' || c == '\\') step += '\\';
        step += c;
    }
    return step;
}

std::string digits(double value, int significant) {
    if (!std::isfinite(value)) return "?";
    if (value == 0) return "0";
    const int before = static_cast<int>(std::floor(std::log10(std::abs(value)))) + 1;
    auto text = fmt::format("{:.{}f}", value, std::max(0, significant - before));
    if (text.find('.') == std::string::npos) return text;
    text.erase(text.find_last_not_of('0') + 1);
    if (text.back() == '.') text.pop_back();
    return text;
}

std::string yaml_list(const std::vector<double>& values, std::size_t per_line, std::size_t indent, int significant) {
    std::string text = "[";
    for (std::size_t i = 0; i < values.size(); ++i) {
        if (i > 0) text += i % per_line == 0 ? ",\n" + std::string(indent, ' ') : ", ";
        text += digits(values[i], significant);
    }
    return text + "]";
}

}  // namespace holdtime
