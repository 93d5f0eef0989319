#include "reports/formats/terminal_table.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>

#include "reports/formats/paint.hpp"
#include "reports/text/display_width.hpp"
#include "reports/text/wrap.hpp"
#include "sim/core/printable.hpp"

namespace holdtime {

namespace {

constexpr std::size_t gap = 2;
constexpr std::size_t widest_name = 26;      ///< of a heading on one line
constexpr std::size_t narrowest_name = 12;   ///< of a heading on several, unless its words are longer
constexpr std::size_t narrowest_words = 16;  ///< of a column of words that makes room for others

using Lines = std::vector<std::string>;
using Columns = std::vector<std::size_t>;  ///< their numbers, or their widths

std::string padding(const std::string& text, std::size_t width) {
    const auto taken = display_width(text);
    return std::string(width > taken ? width - taken : 0, ' ');
}

std::string replaced(std::string text, std::string_view from, std::string_view to) {
    if (from.empty()) return text;
    for (auto at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size()))
        text.replace(at, from.size(), to);
    return text;
}

/// A path may go on below after each of its points, and nowhere within a word.
Lines heading_words(const std::string& heading, std::size_t width) {
    auto lines = broken(replaced(heading, ".", ". "), width);
    for (auto& line : lines) line = replaced(line, ". ", ".");
    return lines;
}

/// The lines of a cell. Within its paths blanks and slashes are parts of names: other signs take their places while
/// lines are made.
Lines cell_lines(std::string text, const Cell* cell, std::size_t width) {
    if (!cell || cell->paths.empty()) return broken(text, width);
    constexpr std::string_view blank = "\ue020", slash = "\ue02f";  // of those for private use
    for (const auto& path : cell->paths) {
        const auto shown = printable(path);
        text = replaced(text, shown, replaced(replaced(shown, " ", blank), "/", slash));
    }
    auto lines = broken(text, width);
    for (auto& line : lines) line = replaced(replaced(line, blank, " "), slash, "/");
    return lines;
}

/// A table's texts, made once: what is laid out and measured.
struct Laid {
    const Table& table;
    std::vector<std::string> labels, headings;
    std::vector<Lines> texts;  ///< row by row
    Columns widths;
    std::size_t label_width = 0;
};

Laid texts_made(const Table& table) {
    Laid laid{table, {}, {}, texts_of(table), Columns(table.columns.size()), display_width(table.corner)};
    for (const auto& column : table.columns) laid.headings.push_back(printable(column));
    for (const auto& row : table.rows) {
        laid.labels.push_back((row.below ? "  " : "") + printable(row.label));
        if (!row.cells.empty()) laid.label_width = std::max(laid.label_width, display_width(laid.labels.back()));
    }
    return laid;
}

std::size_t total(const Laid& laid) {
    return std::accumulate(laid.widths.begin(), laid.widths.end(), laid.label_width) + gap * laid.widths.size();
}

/// Columns as wide as their texts and their headings on one line.
void measure(Laid& laid, std::size_t width) {
    laid.label_width = std::min(laid.label_width, width / 2);
    const auto most = std::max<std::size_t>(width - laid.label_width, gap + 1) - gap;
    for (std::size_t c = 0; c < laid.widths.size(); ++c) {
        laid.widths[c] = std::min(display_width(laid.headings[c]), widest_name);
        for (const auto& row : laid.texts)
            if (c < row.size()) laid.widths[c] = std::max(laid.widths[c], display_width(row[c]));
        laid.widths[c] = std::min(laid.widths[c], most);
    }
}

/// Headings on several lines, where that makes their columns narrower.
void narrow_headings(Laid& laid) {
    for (std::size_t c = 0; c < laid.widths.size(); ++c) {
        auto needed = std::max(narrowest_name, widest_piece(replaced(laid.headings[c], ".", ". "), widest_name));
        for (const auto& row : laid.texts)
            if (c < row.size()) needed = std::max(needed, display_width(row[c]));
        laid.widths[c] = std::min(laid.widths[c], needed);
    }
}

/// The widest columns of a table of words alone, made as wide as all of them have room for.
void narrow_words(Laid& laid, std::size_t width) {
    if (laid.table.words_columns < laid.widths.size() || laid.widths.empty()) return;
    while (total(laid) > width) {
        const auto widest = std::max_element(laid.widths.begin(), laid.widths.end());
        if (*widest <= narrowest_words) return;
        --*widest;
    }
}

/// Labels on several lines, where that brings all columns beside each other; no word of them is broken.
void narrow_labels(Laid& laid, std::size_t width) {
    constexpr std::size_t narrowest = 16;
    std::size_t needed = std::max(narrowest, display_width(laid.table.corner));
    for (std::size_t r = 0; r < laid.labels.size(); ++r)
        if (!laid.table.rows[r].cells.empty()) needed = std::max(needed, 2 + widest_piece(laid.labels[r], width));
    const auto beyond = total(laid) - width;
    if (laid.label_width >= needed + beyond) laid.label_width -= beyond;
}

/// How wide the text of a line is: its words flush left or right in a column.
std::string in_column(const std::string& text, std::size_t width, bool left, const std::string& painted_text) {
    return left ? painted_text + padding(text, width) : padding(text, width) + painted_text;
}

void finish(std::string& line, std::string& text) {
    line.erase(line.find_last_not_of(' ') + 1);
    text += line + "\n";
    line.clear();
}

std::string heading_lines(const Laid& laid, const Columns& shown, const ReportStyle& style) {
    std::vector<Lines> headings;
    std::size_t height = 1;
    bool named = !laid.table.corner.empty();
    for (const auto c : shown) {
        const auto& heading = laid.headings[c];
        headings.push_back(display_width(heading) <= laid.widths[c] ? Lines{heading}
                                                                    : heading_words(heading, laid.widths[c]));
        height = std::max(height, headings.back().size());
        named = named || !laid.headings[c].empty();
    }
    std::string text, line;
    for (std::size_t l = 0; named && l < height; ++l) {  // they end on the same line
        const auto corner = l + 1 == height ? shortened(laid.table.corner, laid.label_width) : std::string();
        line = corner + padding(corner, laid.label_width);
        for (std::size_t i = 0; i < shown.size(); ++i) {
            const auto above = height - headings[i].size();
            const auto name = l < above ? std::string() : headings[i][l - above];
            line += std::string(gap, ' ') + in_column(name, laid.widths[shown[i]], shown[i] < laid.table.words_columns,
                                                      painted(name, Paint::bold, style));
        }
        finish(line, text);
    }
    return text;
}

/// Lines of a label, those after the first set in.
Lines label_lines(const std::string& label, bool below, std::size_t width) {
    if (display_width(label) <= width) return {label};
    const std::string indent(below ? 4 : 2, ' ');
    auto lines = broken(label, width > indent.size() + 1 ? width - indent.size() : 1);
    for (std::size_t l = 0; l < lines.size(); ++l) lines[l].insert(0, l == 0 && !below ? "" : l == 0 ? "  " : indent);
    return lines;
}

std::string row_lines(const Laid& laid, std::size_t r, const Columns& shown, const ReportStyle& style) {
    const auto& row = laid.table.rows[r];
    const bool alone = row.cells.empty();
    const auto labels = label_lines(laid.labels[r], row.below, alone ? style.width : laid.label_width);
    std::size_t height = labels.size();
    std::vector<Lines> cells;
    for (const auto c : shown) {
        cells.push_back(
            c < laid.texts[r].size()
                ? cell_lines(laid.texts[r][c], c < row.cells.size() ? &row.cells[c] : nullptr, laid.widths[c])
                : Lines{""});
        height = std::max(height, cells.back().size());
    }
    std::string text, line;
    for (std::size_t l = 0; l < height; ++l) {
        const auto label = l < labels.size() ? labels[l] : std::string();
        line = (row.below ? painted(label, Paint::dim, style) : label) + padding(label, laid.label_width);
        for (std::size_t i = 0; !alone && i < shown.size(); ++i) {
            const auto one = l < cells[i].size() ? cells[i][l] : std::string();
            const auto mood = shown[i] < row.cells.size() ? row.cells[shown[i]].mood : Mood::plain;
            line += std::string(gap, ' ') + in_column(one, laid.widths[shown[i]], shown[i] < laid.table.words_columns,
                                                      painted(one, mood, style));
        }
        finish(line, text);
    }
    return text;
}

/// As many columns from `first` on as there is room for, after those that stand in every block.
Columns next_block(const Laid& laid, std::size_t first, std::size_t width) {
    std::size_t taken = laid.label_width;
    Columns shown;
    for (auto c = std::min(laid.table.key_columns, first); c-- > 0;) {  // the last ones, where not all have room
        if (taken + gap + laid.widths[c] > width / 2) break;
        shown.insert(shown.begin(), c);
        taken += gap + laid.widths[c];
    }
    for (auto c = first; c < laid.widths.size(); ++c) {
        if (c > first && taken + gap + laid.widths[c] > width) break;
        shown.push_back(c);
        taken += gap + laid.widths[c];
    }
    return shown;
}

/// Of a table in several blocks, a row that has nothing for the columns of one is left out there.
bool says_anything(const Laid& laid, std::size_t r, const Columns& shown) {
    const auto& texts = laid.texts[r];
    if (texts.empty() || shown.size() == laid.widths.size()) return true;
    return std::any_of(shown.begin(), shown.end(), [&](const auto c) {
        return c >= laid.table.key_columns && c < texts.size() && !texts[c].empty() && texts[c] != "-";
    });
}

}  // namespace

std::string table_text(const Table& table, const ReportStyle& style) {
    auto laid = texts_made(table);
    if (style.ascii)  // what takes more columns than the sign that it stands for
        for (auto& row : laid.texts)
            for (auto& text : row) text = replaced(text, "±", "+-");
    measure(laid, style.width);
    if (total(laid) > style.width) narrow_headings(laid);
    if (total(laid) > style.width) narrow_words(laid, style.width);
    if (total(laid) > style.width) narrow_labels(laid, style.width);
    std::string text;
    for (std::size_t first = 0; first < table.columns.size() || text.empty();) {
        const auto shown = next_block(laid, first, style.width);
        if (first > 0) text += '\n';
        text += heading_lines(laid, shown, style);
        for (std::size_t r = 0; r < table.rows.size(); ++r)
            if (says_anything(laid, r, shown)) text += row_lines(laid, r, shown, style);
        if (shown.empty()) break;
        first = shown.back() + 1;
    }
    return text;
}

}  // namespace holdtime
