#include "reports/text/wrap.hpp"

#include <algorithm>
#include <array>
#include <vector>

#include "reports/text/numbers.hpp"

namespace holdtime {

namespace {

constexpr std::array<std::string_view, 22> units = {
    "%",    "pp",  "s",   "ms",  "min", "h",       "d",      "points", "seconds", "minutes", "hours",
    "days", "EUR", "USD", "GBP", "CHF", "million", "agents", "people", "chats",   "calls",   "contacts"};

/// The word without what a sentence puts around it.
std::string_view bare(std::string_view word) {
    const auto begin = word.find_first_not_of("(\"'");
    if (begin == std::string_view::npos) return {};
    const auto end = word.find_last_not_of(").,;:\"'");
    return end == std::string_view::npos || end < begin ? std::string_view{} : word.substr(begin, end - begin + 1);
}

bool ends_a_number(std::string_view word) {
    const auto core = bare(word);
    return !core.empty() && core.back() >= '0' && core.back() <= '9' &&
           core.find_first_not_of("+-0123456789.,") == std::string_view::npos && bare(word).end() == word.end();
}

/// May no line end between the two words?
bool belong_together(std::string_view word, std::string_view next) {
    constexpr std::string_view plus_minus = "±";
    if (word == plus_minus || next == plus_minus) return true;
    const auto core = bare(next);
    return ends_a_number(word) && std::find(units.begin(), units.end(), core) != units.end();
}

/// The words of a text, those that belong together as one.
std::vector<std::string> pieces(std::string_view text) {
    std::vector<std::string> list;
    std::string_view last;
    for (std::size_t begin = 0; begin < text.size();) {
        const auto end = std::min(text.find(' ', begin), text.size());
        const auto word = text.substr(begin, end - begin);
        begin = end + 1;
        if (word.empty()) continue;
        if (!list.empty() && belong_together(last, word))
            list.back().append(" ").append(word);
        else
            list.emplace_back(word);
        last = word;
    }
    return list;
}

}  // namespace

std::string wrapped(std::string_view text, std::size_t width, std::size_t first, std::size_t indent) {
    std::string result, line(first, ' ');
    bool empty = true;
    for (const auto& piece : pieces(text)) {
        if (!empty && display_width(line) + 1 + display_width(piece) > width) {
            result += line + '\n';
            line.assign(indent, ' ');
            empty = true;
        }
        if (!empty) line += ' ';
        line += piece;
        empty = false;
    }
    return result + line + '\n';
}

}  // namespace holdtime
