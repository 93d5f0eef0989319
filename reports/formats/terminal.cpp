#include "reports/formats/terminal.hpp"

#include <algorithm>

#include "reports/formats/paint.hpp"
#include "reports/formats/terminal_signs.hpp"
#include "reports/formats/terminal_table.hpp"
#include "reports/text/display_width.hpp"
#include "reports/text/wrap.hpp"
#include "sim/core/printable.hpp"

namespace holdtime {

namespace {

/// Each line in the colour, so that none runs over into the next.
std::string painted_lines(const std::string& lines, Paint paint, const ReportStyle& style) {
    std::string text;
    for (std::size_t begin = 0; begin < lines.size();) {
        const auto end = lines.find('\n', begin);
        text += painted(lines.substr(begin, end - begin), paint, style) + "\n";
        begin = end + 1;
    }
    return text;
}

std::string head(const std::string& line, Paint paint, const ReportStyle& style) {
    return painted_lines(wrapped(printable(line), style.width, 0, 0), paint, style);
}

std::string laid_out(const Table& table, const ReportStyle& style) {
    return (table.title.empty() ? std::string() : head(table.title, Paint::bold, style)) + table_text(table, style);
}

std::string laid_out(const Sentences& sentences, const ReportStyle& style) {
    const auto paint = sentences.mood == Mood::look   ? Paint::yellow
                       : sentences.mood == Mood::good ? Paint::green
                       : sentences.mood == Mood::bad  ? Paint::red
                                                      : Paint::bold;
    std::string text;
    if (!sentences.heading.empty()) text += head(sentences.heading, paint, style);
    const std::size_t indent = sentences.heading.empty() ? 0 : 2;
    const auto beginning = std::string(indent, ' ') + (sentences.list ? sentences.mark : "");
    for (const auto& line : sentences.lines) {
        auto shown = printable(line);
        // The sign's letters take more columns than it does.
        for (auto at = shown.find("±"); style.ascii && at != std::string::npos; at = shown.find("±", at))
            shown.replace(at, std::string_view("±").size(), "+-");
        text += wrapped(shown, style.width, beginning, beginning.size());
    }
    return text;
}

std::string laid_out(const Bars& bars, const ReportStyle& style) { return bars_text(bars, style); }
std::string laid_out(const Sparks& sparks, const ReportStyle& style) { return sparks_text(sparks, style); }

/// The title, with what stands beside it flush right, or on a line of its own where there is no room.
std::string title_of(const Document& document, const ReportStyle& style) {
    const auto title = printable(document.title), aside = printable(document.aside);
    const auto taken = display_width(title) + display_width(aside);
    if (aside.empty() || taken + 2 > style.width) return head(title, Paint::bold, style);
    return painted(title, Paint::bold, style) + std::string(style.width - taken, ' ') +
           painted(aside, Paint::dim, style) + "\n";
}

/// What a terminal that knows no more than ASCII can show: signs become letters, what is left a question mark.
std::string in_ascii(const std::string& text) {
    std::string result;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto c = static_cast<unsigned char>(text[i]);
        if (c < 0x80) {
            result += text[i];
            continue;
        }
        const auto end = end_of_sign(text, i);
        const auto sign = text.substr(i, end - i);
        result += sign == "±" ? "+-" : sign == "…" ? "." : sign == "—" || sign == "–" ? "-" : "?";
        i = end - 1;
    }
    return result;
}

}  // namespace

std::string terminal_text(const Document& document, const ReportStyle& style) {
    std::string text;
    if (!document.title.empty()) text += title_of(document, style);
    for (const auto& line : document.subtitle) text += head(line, Paint::dim, style);
    for (const auto& one : document.blocks) {
        if (!text.empty()) text += '\n';
        text += std::visit([&](const auto& block) { return laid_out(block, style); }, one);
    }
    return printable_lines(style.ascii ? in_ascii(text) : text, style.color);
}

}  // namespace holdtime
