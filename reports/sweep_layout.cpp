#include "reports/sweep_layout.hpp"

#include <algorithm>

#include "reports/text/markdown_text.hpp"
#include "reports/text/numbers.hpp"

namespace holdtime {

namespace {

constexpr std::size_t widest_column = 36;

/// Within a word, as in a key, '_' marks nothing up.
std::string cell_text(const std::string& field) {
    auto text = markdown_text(field);
    for (auto at = text.find("\\_"); at != std::string::npos; at = text.find("\\_", at)) text.erase(at, 1);
    return text;
}

}  // namespace

std::string text_columns(const std::vector<TableLine>& lines, std::size_t left) {
    std::vector<std::size_t> widths;
    for (const TableLine& line : lines) {
        widths.resize(std::max(widths.size(), line.size()));
        for (std::size_t i = 0; i < line.size(); ++i)
            widths[i] = std::max(widths[i], std::min(display_width(line[i]), widest_column));
    }
    std::string text;
    for (const TableLine& line : lines) {
        std::string row;
        for (std::size_t i = 0; i < line.size(); ++i) {
            const std::string field = shortened(line[i], widest_column);
            const std::string space(widths[i] - std::min(widths[i], display_width(field)), ' ');
            row += (i > 0 ? "  " : "") + (i < left ? field + space : space + field);
        }
        row.erase(row.find_last_not_of(' ') + 1);
        text += row + '\n';
    }
    return text;
}

std::string markdown_columns(const std::vector<TableLine>& lines, std::size_t left) {
    std::string text;
    for (std::size_t l = 0; l < lines.size(); ++l) {
        for (const std::string& field : lines[l]) text += "| " + cell_text(field) + ' ';
        text += "|\n";
        for (std::size_t i = 0; l == 0 && i < lines[0].size(); ++i) text += i < left ? "| --- " : "| ---: ";
        if (l == 0) text += "|\n";
    }
    return text;
}

std::string column_name(const std::string& path) {
    if (display_width(path) <= widest_column) return path;
    std::string tail = path.substr(path.size() - (widest_column - 3));
    while (!tail.empty() && (static_cast<unsigned char>(tail[0]) & 0xC0) == 0x80) tail.erase(0, 1);
    return "..." + tail;
}

}  // namespace holdtime
