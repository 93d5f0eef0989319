#include "reports/checked_json.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace holdtime {

namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t deepest = 64;

/// Reads without keeping anything, until something is wrong.
class Scan : public nlohmann::json_sax<Json> {
public:
    std::size_t wrong_at = 0;  ///< bytes read until then
    std::string why;

    bool null() override { return true; }
    bool boolean(bool) override { return true; }
    bool number_integer(number_integer_t) override { return true; }
    bool number_unsigned(number_unsigned_t) override { return true; }
    bool number_float(number_float_t, const string_t&) override { return true; }
    bool string(string_t&) override { return true; }
    bool binary(binary_t&) override { return true; }
    bool key(string_t&) override { return true; }
    bool start_object(std::size_t) override { return open(); }
    bool start_array(std::size_t) override { return open(); }
    bool end_object() override { return close(); }
    bool end_array() override { return close(); }
    bool parse_error(std::size_t position, const std::string&, const nlohmann::detail::exception& error) override {
        constexpr int number_overflow = 406;
        wrong_at = position;
        why = error.id == number_overflow ? "a number too large to be read" : "not JSON beyond this place";
        return false;
    }

private:
    /// SAX tells no position here: that of the bracket which goes too deep is found in the text.
    bool open() {
        if (++depth_ <= deepest) return true;
        why = fmt::format("nested deeper than {}", deepest);
        return false;
    }
    bool close() {
        --depth_;
        return true;
    }
    std::size_t depth_ = 0;
};

/// Where the text first opens so many brackets, strings left out.
std::size_t first_deeper(const std::string& text, std::size_t depth) {
    bool in_string = false;
    std::size_t open = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (in_string && c == '\\')
            ++i;
        else if (c == '"')
            in_string = !in_string;
        else if (!in_string && (c == '[' || c == '{') && ++open > depth)
            return i;
        else if (!in_string && (c == ']' || c == '}'))
            --open;
    }
    return 0;
}

}  // namespace

Place place_at(const std::string& text, std::size_t at, const std::string& file) {
    Place place{file, 1, 1};
    for (std::size_t i = 0; i < std::min(at, text.size()); ++i) {
        ++place.column;
        if (text[i] == '\n') ++place.line, place.column = 1;
    }
    return place;
}

Json checked_json(const std::string& text, const std::string& file, const std::string& what,
                  const std::string& remedy) {
    Scan scan;
    if (Json::sax_parse(text, &scan)) return Json::parse(text);
    const bool deep = scan.wrong_at == 0 && scan.why.starts_with("nested");
    const auto at = deep ? first_deeper(text, deepest) : scan.wrong_at - std::min<std::size_t>(scan.wrong_at, 1);
    throw InputError(place_at(text, at, file), fmt::format("damaged {} ({}){}", what, scan.why, remedy));
}

std::string shown_json(const Json& value) {
    constexpr std::size_t widest = 60;
    const auto text = value.dump(-1, ' ', true, Json::error_handler_t::replace);  // ASCII
    return text.size() <= widest ? text : text.substr(0, widest) + "..";
}

}  // namespace holdtime
