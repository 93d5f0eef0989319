#include "reports/formats/terminal.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "reports/text/wrap.hpp"
#include "reports/text/numbers.hpp"

namespace holdtime {

namespace {

constexpr std::size_t widest_name = 26, gap = 2;

enum class Paint { bold, dim, green, red, yellow };

std::string painted(const std::string& text, Paint paint, const ReportStyle& style) {
    if (!style.color || text.empty()) return text;
    constexpr const char* codes[] = {"1", "2", "32", "31", "33"};
    return fmt::format("\x1b[{}m{}\x1b[0m", codes[static_cast<std::size_t>(paint)], text);
}

std::string painted(const std::string& text, Mood mood, const ReportStyle& style) {
    if (mood == Mood::plain) return text;
    return painted(text, mood == Mood::good ? Paint::green : mood == Mood::bad ? Paint::red : Paint::yellow, style);
}

std::string padding(const std::string& text, std::size_t width) {
    const auto taken = display_width(text);
    return std::string(width > taken ? width - taken : 0, ' ');
}

/// A table's texts, made once: what is laid out and measured.
struct Laid {
    const Table& table;
    std::vector<std::vector<std::string>> texts;
    std::vector<std::size_t> widths;  ///< of the columns
    std::size_t labels = 0;
};

std::string label_of(const Row& row) { return row.below ? "  " + row.label : row.label; }

Laid measured(const Table& table, std::size_t width) {
    Laid laid{table, {}, std::vector<std::size_t>(table.columns.size()), display_width(table.corner)};
    for (std::size_t c = 0; c < table.columns.size(); ++c)
        laid.widths[c] = std::min(display_width(table.columns[c]), widest_name);
    for (const auto& row : table.rows) {
        laid.texts.push_back(texts_of(row));
        laid.labels = std::max(laid.labels, display_width(label_of(row)));
        for (std::size_t c = 0; c < laid.texts.back().size(); ++c)
            laid.widths[c] = std::max(laid.widths[c], display_width(laid.texts.back()[c]));
    }
    laid.labels = std::min(laid.labels, width / 2);
    return laid;
}

std::string cell(const std::string& text, std::size_t width, bool left, Mood mood, const ReportStyle& style) {
    const auto space = padding(text, width);
    return left ? painted(text, mood, style) + space : space + painted(text, mood, style);
}

/// The columns first .. last - 1.
std::string block(const Laid& laid, std::size_t first, std::size_t last, const ReportStyle& style) {
    const auto& table = laid.table;
    std::string line = table.corner + padding(table.corner, laid.labels), text;
    const auto finish = [&] {
        line.erase(line.find_last_not_of(' ') + 1);
        text += line + "\n";
    };
    bool named = !table.corner.empty();
    for (std::size_t c = first; c < last; ++c) {
        const auto name = shortened(table.columns[c], widest_name);
        named = named || !name.empty();
        const auto bold = painted(name, Paint::bold, style), space = padding(name, laid.widths[c]);
        line += std::string(gap, ' ') + (c < table.words_columns ? bold + space : space + bold);
    }
    if (named) finish();
    for (std::size_t r = 0; r < table.rows.size(); ++r) {
        const auto& row = table.rows[r];
        const auto label = shortened(label_of(row), laid.labels);
        line = (row.below ? painted(label, Paint::dim, style) : label) + padding(label, laid.labels);
        for (std::size_t c = first; c < std::min(last, row.cells.size()); ++c)
            line += std::string(gap, ' ') +
                    cell(laid.texts[r][c], laid.widths[c], c < table.words_columns, row.cells[c].mood, style);
        finish();
    }
    return text;
}

/// A table that is too wide is broken into blocks of columns.
std::string laid_out(const Table& table, const ReportStyle& style) {
    const auto laid = measured(table, style.width);
    std::string text = table.title.empty() ? "\n" : fmt::format("\n{}\n", painted(table.title, Paint::bold, style));
    for (std::size_t first = 0; first < table.columns.size();) {
        std::size_t last = first, taken = laid.labels;
        while (last < table.columns.size() && (last == first || taken + gap + laid.widths[last] <= style.width))
            taken += gap + laid.widths[last++];
        if (first > 0) text += '\n';
        text += block(laid, first, last, style);
        first = last;
    }
    return text;
}

std::string laid_out(const Sentences& sentences, const ReportStyle& style) {
    const auto paint = sentences.mood == Mood::look ? Paint::yellow : Paint::bold;
    std::string text = "\n";
    if (!sentences.heading.empty()) text += painted(sentences.heading, paint, style) + "\n";
    for (const auto& line : sentences.lines)
        text += sentences.list ? wrapped("- " + line, style.width, 2, 4) : wrapped(line, style.width, 2, 2);
    return text;
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
        std::size_t end = i + 1;
        while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xc0) == 0x80) ++end;
        const auto sign = text.substr(i, end - i);
        result += sign == "±" ? "+-" : sign == "…" ? "." : sign == "—" || sign == "–" ? "-" : "?";
        i = end - 1;
    }
    return result;
}

}  // namespace

std::string terminal_text(const Document& document, const ReportStyle& style) {
    std::string text = painted(document.title, Paint::bold, style) + "\n";
    for (const auto& line : document.subtitle) {
        const auto lines = wrapped(line, style.width, 0, 0);
        text += painted(lines.substr(0, lines.size() - 1), Paint::dim, style) + "\n";
    }
    for (const auto& one : document.blocks)
        text += std::visit([&](const auto& content) { return laid_out(content, style); }, one);
    return style.ascii ? in_ascii(text) : text;
}

}  // namespace holdtime
