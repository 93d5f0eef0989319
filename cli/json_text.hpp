#pragma once

#include <string>
#include <string_view>
#include <vector>

/// JSON written by hand: pieces of text that are each a value.
namespace holdtime {

std::string json_string(std::string_view text);
std::string json_list(const std::vector<std::string>& items);
std::string json_strings(const std::vector<std::string>& texts);
/// As short as it can be; exactly for whole numbers.
std::string json_number(double number);

/// An object being written: members in order, each already text.
class JsonObject {
public:
    JsonObject& add(std::string_view key, const std::string& json);
    JsonObject& add_text(std::string_view key, std::string_view text) { return add(key, json_string(text)); }
    /// The members of another, behind the own.
    JsonObject& add_all(const JsonObject& other);
    bool empty() const { return text_.empty(); }
    std::string text() const { return "{" + text_ + "}"; }

private:
    std::string text_;
};

/// One member a line, indented: text without line breaks made readable.
std::string json_indented(const std::string& json);

}  // namespace holdtime
