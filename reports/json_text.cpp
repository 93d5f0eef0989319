#include "reports/json_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <nlohmann/json.hpp>
#include <unordered_set>

namespace holdtime {

namespace {

using Json = nlohmann::ordered_json;

/// 1-based line and column, in characters, of a byte of the text.
Place place_of(const std::string& text, std::size_t byte, const std::string& file) {
    Place place{file, 1, 1};
    for (std::size_t i = 0; i < std::min(byte, text.size()); ++i) {
        if (text[i] == '\n')
            ++place.line, place.column = 1;
        else if ((static_cast<unsigned char>(text[i]) & 0xc0) != 0x80)
            ++place.column;
    }
    return place;
}

/// What is wrong at a byte of the text.
struct Flaw {
    std::size_t byte;
    std::string problem;
};

/// Walks a JSON text without building anything from it.
class Scanner {
public:
    /// `wanted`: the path of the value whose place is to be told.
    explicit Scanner(const std::string& text, JsonPath wanted = {}) : text_(text), wanted_(std::move(wanted)) {}

    void scan() {
        value();
        skip_space();
        if (!at_end()) fail("text after the end of the JSON value");
    }
    std::size_t found() const { return found_; }

private:
    static constexpr std::size_t deepest = 64, most_values = std::size_t{1} << 25;

    [[noreturn]] void fail(const std::string& problem) const { throw Flaw{i_, problem}; }
    bool at_end() const { return i_ >= text_.size(); }
    char next() const { return at_end() ? '\0' : text_[i_]; }
    void skip_space() { i_ = std::min(text_.find_first_not_of(" \t\r\n", i_), text_.size()); }
    bool take(char c) {
        skip_space();
        if (next() != c) return false;
        ++i_;
        return true;
    }

    void value() {
        skip_space();
        if (path_.size() == wanted_.size() && path_ == wanted_) found_ = i_;
        if (++values_ > most_values) fail("more values than any results have");
        if (path_.size() > deepest) fail("nested deeper than any results are");
        if (next() == '{') return object();
        if (next() == '[') return list();
        if (next() == '"') return static_cast<void>(quoted());
        if (next() == '-' || is_digit()) return number();
        for (const char* word : {"true", "false", "null"})
            if (text_.compare(i_, std::char_traits<char>::length(word), word) == 0)
                return static_cast<void>(i_ += std::char_traits<char>::length(word));
        fail(at_end() ? "the text ends too early"
                      : "no JSON value (a text stands in quotes, what is not there is null)");
    }

    void object() {
        ++i_;
        if (take('}')) return;
        std::unordered_set<std::string> keys;
        path_.emplace_back();
        do {
            skip_space();
            const auto begin = i_;
            if (next() != '"') fail(at_end() ? "the text ends too early" : "a key in quotes is missing");
            path_.back() = quoted();
            if (!keys.insert(path_.back()).second) i_ = begin, fail("key '" + path_.back() + "' stands twice");
            if (!take(':')) fail("a ':' is missing");
            value();
        } while (take(','));
        path_.pop_back();
        if (!take('}')) fail(at_end() ? "the text ends too early" : "a ',' or '}' is missing");
    }

    void list() {
        ++i_;
        if (take(']')) return;
        path_.emplace_back();
        std::size_t position = 0;
        do {
            path_.back() = std::to_string(position++);
            value();
        } while (take(','));
        path_.pop_back();
        if (!take(']')) fail(at_end() ? "the text ends too early" : "a ',' or ']' is missing");
    }

    /// The text between the quotes, its escapes resolved.
    std::string quoted() {
        const auto begin = i_;
        bool plain = true;
        for (++i_; next() != '"'; ++i_) {
            if (at_end()) fail("the text ends too early");
            if (static_cast<unsigned char>(next()) < 0x20) fail("a line break or control character in a text");
            if (next() == '\\') plain = false, ++i_;
        }
        ++i_;
        if (plain) return text_.substr(begin + 1, i_ - begin - 2);
        const auto read = Json::parse(text_.begin() + static_cast<std::ptrdiff_t>(begin),
                                      text_.begin() + static_cast<std::ptrdiff_t>(i_), nullptr, false);
        if (read.is_discarded()) i_ = begin, fail("a text with an escape that is none");
        return read.get<std::string>();
    }

    bool is_digit() const { return next() >= '0' && next() <= '9'; }
    void digits() {
        if (!is_digit()) fail("a digit is missing");
        while (is_digit()) ++i_;
    }
    void number() {
        const auto begin = i_;
        if (next() == '-') ++i_;
        if (next() == '0' && i_ + 1 < text_.size() && text_[i_ + 1] >= '0' && text_[i_ + 1] <= '9')
            fail("a number with a leading 0");
        digits();
        if (next() == '.') ++i_, digits();
        if (next() == 'e' || next() == 'E') {
            ++i_;
            if (next() == '-' || next() == '+') ++i_;
            digits();
        }
        if (!std::isfinite(std::strtod(text_.c_str() + begin, nullptr))) i_ = begin, fail("a number that is too large");
    }

    const std::string& text_;
    JsonPath wanted_, path_;
    std::size_t i_ = 0, found_ = 0, values_ = 0;
};

}  // namespace

Json parse_json(const std::string& text, const std::string& file, const std::string& what, const std::string& remedy) {
    const auto complaint = [&](const std::string& problem) { return what + " (" + problem + ")" + remedy; };
    try {
        Scanner(text).scan();
        return Json::parse(text);
    } catch (const Flaw& flaw) {
        throw InputError(place_of(text, flaw.byte, file), complaint(flaw.problem));
    } catch (const Json::exception&) {
        throw InputError({file, 0, 0}, complaint("it is not JSON"));
    }
}

Place place_in_json(const std::string& text, const std::string& file, const JsonPath& path) {
    Scanner scanner(text, path);
    scanner.scan();
    return place_of(text, scanner.found(), file);
}

std::string shown_json(const Json& value) {
    constexpr std::size_t widest = 60;
    const auto text = value.dump(-1, ' ', true, Json::error_handler_t::replace);  // ASCII
    return text.size() <= widest ? text : text.substr(0, widest) + "..";
}

namespace {

/// A character that JSON's own escapes leave as it is, and terminals obey.
struct Control {
    unsigned code = 0;  ///< 0 = there stands none
    std::size_t bytes = 1;
};

/// DEL, C1 controls, and marks that break lines, turn text round or look like nothing (U+200B to U+200F, U+2028 to
/// U+202E, U+2060 to U+206F, U+FEFF).
Control control_at(const std::string& json, std::size_t at) {
    const auto byte = [&](std::size_t i) {
        return at + i < json.size() ? static_cast<unsigned>(static_cast<unsigned char>(json[at + i])) : 0u;
    };
    if (byte(0) < 0x7f) return {};
    if (byte(0) == 0x7f) return {0x7f, 1};
    if (byte(0) == 0xc2 && byte(1) >= 0x80 && byte(1) < 0xa0) return {byte(1), 2};
    if ((byte(0) & 0xf0) != 0xe0 || byte(2) == 0) return {};
    const unsigned code = (byte(0) & 0x0f) << 12 | (byte(1) & 0x3f) << 6 | (byte(2) & 0x3f);
    const bool mark = (code >= 0x200b && code <= 0x200f) || (code >= 0x2028 && code <= 0x202e) ||
                      (code >= 0x2060 && code <= 0x206f) || code == 0xfeff;
    return {mark ? code : 0, 3};
}

/// Such stand in texts only, where they mean the same as \\u007f and so on. A document without them stays where it is,
/// whatever megabytes it has.
std::string without_controls(std::string json) {
    std::size_t at = 0;
    while (at < json.size() && control_at(json, at).code == 0) ++at;
    if (at == json.size()) return json;
    std::string result = json.substr(0, at);
    while (at < json.size()) {
        const auto [code, bytes] = control_at(json, at);
        if (code == 0)
            result += json[at++];
        else
            result += fmt::format("\\u{:04x}", code), at += bytes;
    }
    return result;
}

}  // namespace

std::string json_document(const Json& report) {
    auto text = without_controls(report.dump(2, ' ', false, Json::error_handler_t::replace));
    text += '\n';
    return text;
}

nlohmann::ordered_json finite_json(double value) {
    return std::isfinite(value) ? nlohmann::ordered_json(value) : nlohmann::ordered_json(nullptr);
}

nlohmann::ordered_json finite_json(const std::vector<double>& values) {
    auto list = nlohmann::ordered_json::array();
    for (const double value : values) list.push_back(finite_json(value));
    return list;
}

}  // namespace holdtime
