#include "cli/json_text.hpp"

#include <fmt/format.h>

#include <cmath>

namespace holdtime {

std::string json_string(std::string_view text) {
    std::string result = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\') result += '\\';
        if (static_cast<unsigned char>(c) < 0x20)
            result += fmt::format("\\u{:04x}", static_cast<unsigned char>(c));
        else
            result += c;
    }
    return result + '"';
}

std::string json_list(const std::vector<std::string>& items) { return fmt::format("[{}]", fmt::join(items, ", ")); }

std::string json_strings(const std::vector<std::string>& texts) {
    std::vector<std::string> items;
    for (const auto& text : texts) items.push_back(json_string(text));
    return json_list(items);
}

std::string json_number(double number) {
    return number == std::floor(number) && std::abs(number) < 1e20 ? fmt::format("{:.0f}", number)
                                                                   : fmt::format("{}", number);
}

JsonObject& JsonObject::add(std::string_view key, const std::string& json) {
    if (!text_.empty()) text_ += ", ";
    text_ += json_string(key) + ": " + json;
    return *this;
}

JsonObject& JsonObject::add_all(const JsonObject& other) {
    if (!text_.empty() && !other.text_.empty()) text_ += ", ";
    text_ += other.text_;
    return *this;
}

std::string json_indented(const std::string& json) {
    std::string text;
    std::size_t depth = 0;
    bool in_string = false;
    for (std::size_t i = 0; i < json.size(); ++i) {
        const char c = json[i];
        if (in_string && c == '\\') {
            text += c;
            text += json[++i];
            continue;
        }
        if (c == '"') in_string = !in_string;
        const bool empty = !in_string && (c == '{' || c == '[') && (json[i + 1] == '}' || json[i + 1] == ']');
        const auto new_line = [&] { text += '\n' + std::string(2 * depth, ' '); };
        if (!in_string && (c == '}' || c == ']') && json[i - 1] != '{' && json[i - 1] != '[') --depth, new_line();
        if (!in_string && c == ' ' && json[i - 1] == ',') continue;
        text += c;
        if (!in_string && !empty && (c == '{' || c == '[')) ++depth, new_line();
        if (!in_string && c == ',') new_line();
    }
    return text + "\n";
}

}  // namespace holdtime
