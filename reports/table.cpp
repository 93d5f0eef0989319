#include <fmt/format.h>

#include <algorithm>

#include "reports/formats.hpp"
#include "reports/numbers.hpp"
#include "reports/overview.hpp"

namespace holdtime {

namespace {

constexpr std::size_t widest_label = 34, widest_name = 26, gap = 2;

enum class Paint { bold, dim, green, red, yellow };

std::string painted(const std::string& text, Paint paint, const ReportStyle& style) {
    if (!style.color || text.empty()) return text;
    constexpr const char* codes[] = {"1", "2", "32", "31", "33"};
    return fmt::format("\x1b[{}m{}\x1b[0m", codes[static_cast<std::size_t>(paint)], text);
}

std::string painted(const Cell& cell, const std::string& text, const ReportStyle& style) {
    if (cell.mood == Mood::plain) return text;
    return painted(text, cell.mood == Mood::good ? Paint::green : Paint::red, style);
}

std::string padding(const std::string& text, std::size_t width) {
    const auto taken = display_width(text);
    return std::string(width > taken ? width - taken : 0, ' ');
}

/// Words laid out within the width; continuation lines are indented alike.
std::string wrapped(const std::string& text, std::size_t indent, std::size_t width) {
    const std::string margin(indent, ' ');
    std::string result, line;
    for (std::size_t begin = 0; begin < text.size();) {
        const auto end = std::min(text.find(' ', begin), text.size());
        const auto word = text.substr(begin, end - begin);
        if (!line.empty() && indent + display_width(line) + 1 + display_width(word) > width) {
            result += margin + line + "\n";
            line.clear();
        }
        if (!line.empty()) line += ' ';
        line += word;
        begin = end + 1;
    }
    return result + margin + line + "\n";
}

std::size_t label_width(const Grid& grid) {
    std::size_t width = 0;
    for (const auto& row : grid.rows) width = std::max(width, display_width(row.label));
    return std::min(width, widest_label);
}

std::vector<std::size_t> column_widths(const Grid& grid) {
    std::vector<std::size_t> widths;
    for (std::size_t c = 0; c < grid.columns.size(); ++c) {
        std::size_t width = std::min(display_width(grid.columns[c]), widest_name);
        for (const auto& row : grid.rows) width = std::max(width, display_width(row.cells[c].text));
        widths.push_back(width);
    }
    return widths;
}

/// The columns first .. last - 1 of a grid.
std::string block(const Grid& grid, std::size_t first, std::size_t last, const std::vector<std::size_t>& widths,
                  const ReportStyle& style) {
    const auto labels = label_width(grid);
    std::string line(labels, ' ');
    for (std::size_t c = first; c < last; ++c) {
        const auto name = shortened(grid.columns[c], widest_name);
        line += std::string(gap, ' ') + padding(name, widths[c]) + painted(name, Paint::bold, style);
    }
    std::string text = line + "\n";
    for (const auto& row : grid.rows) {
        const auto label = shortened(row.label, labels);
        line = label + padding(label, labels);
        for (std::size_t c = first; c < last; ++c) {
            const auto& cell = row.cells[c];
            line += std::string(gap, ' ') + padding(cell.text, widths[c]) + painted(cell, cell.text, style);
        }
        line.erase(line.find_last_not_of(' ') + 1);
        text += line + "\n";
    }
    return text;
}

/// A grid that is too wide is broken into blocks of columns.
std::string laid_out(const Grid& grid, const ReportStyle& style) {
    const auto widths = column_widths(grid);
    std::string text = fmt::format("\n{}\n", painted(grid.title, Paint::bold, style));
    for (std::size_t first = 0; first < grid.columns.size();) {
        std::size_t last = first, taken = label_width(grid);
        while (last < grid.columns.size() && (last == first || taken + gap + widths[last] <= style.width))
            taken += gap + widths[last++];
        if (first > 0) text += '\n';
        text += block(grid, first, last, widths, style);
        first = last;
    }
    return text;
}

std::string heading(const char* words, Paint paint, const ReportStyle& style) {
    return fmt::format("\n{}\n", painted(words, paint, style));
}

std::string listed(const std::vector<std::string>& items, const ReportStyle& style) {
    std::string text;
    for (const auto& item : items) text += wrapped(fmt::format("- {}", item), 2, style.width);
    return text;
}

std::string render(const Comparison& comparison, const ReportStyle& style) {
    const auto view = overview(comparison);
    std::string text =
        painted(view.title, Paint::bold, style) + "\n" + painted(view.subtitle, Paint::dim, style) + "\n";
    for (const auto& grid : view.grids)
        if (!grid.rows.empty()) text += laid_out(grid, style);
    text += heading("Verdict", Paint::bold, style);
    for (const auto& note : view.notes) text += wrapped(note, 2, style.width);
    if (!view.warnings.empty()) text += heading("Look at", Paint::yellow, style) + listed(view.warnings, style);
    if (!view.assumed.empty())
        text += heading("Assumed, because the scenario does not say", Paint::bold, style) + listed(view.assumed, style);
    return text;
}

}  // namespace

extern const ReportFormat table_format;
const ReportFormat table_format{"table", "for the screen: the strategies side by side, their differences and a verdict",
                                render};

}  // namespace holdtime
