#include "reports/text/wrap.hpp"

#include <algorithm>

#include "reports/text/display_width.hpp"

namespace holdtime {

namespace {

constexpr std::string_view plus_minus = "±";

/// The word without what a sentence puts around it.
std::string_view bare(std::string_view word) {
    const auto begin = word.find_first_not_of("(\"'");
    if (begin == std::string_view::npos) return {};
    const auto end = word.find_last_not_of(").,;:\"'");
    return end == std::string_view::npos || end < begin ? std::string_view{} : word.substr(begin, end - begin + 1);
}

/// A number, and nothing behind it that ends a clause.
bool ends_a_number(std::string_view word) {
    const auto core = bare(word);
    return !core.empty() && core.back() >= '0' && core.back() <= '9' &&
           core.find_first_not_of("+-0123456789.,") == std::string_view::npos && core.end() == word.end();
}

bool is_currency(std::string_view word) {
    const auto core = bare(word);
    return core.size() == 3 && std::all_of(core.begin(), core.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

/// May no line end between the two words? What follows a number is its unit, or what is counted.
bool belong_together(std::string_view word, std::string_view next) {
    if (word == plus_minus || next == plus_minus || ends_a_number(word)) return true;
    return is_currency(word) && bare(word).end() == word.end() && ends_a_number(bare(next));
}

/// What stands on one line, and whether a blank stands before it.
struct Piece {
    std::string text;
    bool blank = true;
};

/// Where a word longer than a line is taken apart: after the last point or slash within `width` columns, else after
/// another sign, else there.
std::size_t end_of_part(std::string_view word, std::size_t width) {
    std::size_t seen = 0, end = 0, point = 0, sign = 0;
    while (end < word.size()) {
        const auto next = end_of_sign(word, end);
        seen += display_width(word.substr(end, next - end));
        if (seen > width && end > 0) break;
        if (word[end] == '.' || word[end] == '/') point = next;
        if (std::string_view("_-=,:").find(word[end]) != std::string_view::npos) sign = next;
        end = next;
    }
    if (end == word.size()) return end;
    return point > 0 ? point : sign > 0 ? sign : end;
}

void add_parts(std::string_view word, std::size_t width, std::vector<Piece>& pieces) {
    for (bool blank = true; !word.empty(); blank = false) {
        const auto end = end_of_part(word, width);
        pieces.push_back({std::string(word.substr(0, end)), blank});
        word.remove_prefix(end);
    }
}

/// The words of a text, those that belong together as one where a line holds them.
std::vector<std::string> words_of(std::string_view text, std::size_t width) {
    std::vector<std::string> list;
    std::string_view last;
    for (std::size_t begin = 0; begin < text.size();) {
        const auto end = std::min(text.find(' ', begin), text.size());
        const auto word = text.substr(begin, end - begin);
        begin = end + 1;
        if (word.empty()) continue;
        const bool fits = !list.empty() && display_width(list.back()) + 1 + display_width(word) <= width;
        if (fits && belong_together(last, word))
            list.back().append(" ").append(word);
        else
            list.emplace_back(word);
        last = word;
    }
    return list;
}

}  // namespace

std::vector<std::string> broken(std::string_view text, std::size_t width) {
    std::vector<Piece> pieces;
    for (const auto& word : words_of(text, width)) add_parts(word, std::max<std::size_t>(width, 1), pieces);
    std::vector<std::string> lines{""};
    for (const auto& [piece, blank] : pieces) {
        auto& line = lines.back();
        const std::size_t between = line.empty() || !blank ? 0 : 1;
        if (!line.empty() && display_width(line) + between + display_width(piece) > width)
            lines.push_back(piece);
        else
            line.append(between, ' ').append(piece);
    }
    return lines;
}

std::vector<std::string> kept_together(std::string_view text) {
    constexpr std::size_t longest = 24;  // columns: a number, its half-width and unit; not a sentence of numbers
    return words_of(text, longest);
}

std::size_t widest_piece(std::string_view text, std::size_t width) {
    std::size_t widest = 0;
    for (const auto& word : words_of(text, width)) {
        std::vector<Piece> parts;
        add_parts(word, width, parts);
        for (const auto& part : parts) widest = std::max(widest, display_width(part.text));
    }
    return widest;
}

std::string wrapped(std::string_view text, std::size_t width, std::string_view beginning, std::size_t indent) {
    const auto taken = std::max(indent, display_width(beginning));
    std::string result(beginning);
    std::size_t lines = 0;
    for (const auto& line : broken(text, width > taken ? width - taken : 1))
        result += (lines++ == 0 ? std::string() : std::string(indent, ' ')) + line + '\n';
    return result;
}

std::string wrapped(std::string_view text, std::size_t width, std::size_t first, std::size_t indent) {
    return wrapped(text, width, std::string(first, ' '), indent);
}

}  // namespace holdtime
