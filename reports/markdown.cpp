#include "reports/formats.hpp"
#include "reports/overview.hpp"

namespace holdtime {

namespace {

/// Text that Markdown would take for markup, made plain.
std::string escaped(const std::string& text) {
    std::string result;
    for (const char c : text) {
        if (std::string_view("|*_`\\<[]#").find(c) != std::string_view::npos) result += '\\';
        result += c;
    }
    return result;
}

std::string laid_out(const Grid& grid) {
    std::string text = "\n## " + escaped(grid.title) + "\n\n|";
    for (const auto& column : grid.columns) text += " | " + escaped(column);
    text += " |\n| ---";
    for (std::size_t i = 0; i < grid.columns.size(); ++i) text += " | ---:";
    text += " |\n";
    for (const auto& row : grid.rows) {
        text += "| " + escaped(row.label);
        for (const auto& cell : row.cells) text += " | " + (cell.mood == Mood::plain ? cell.text : "**" + cell.text + "**");
        text += " |\n";
    }
    return text;
}

std::string listed(const std::string& title, const std::vector<std::string>& lines) {
    if (lines.empty()) return {};
    std::string text = "\n## " + title + "\n\n";
    for (const auto& line : lines) text += "- " + escaped(line) + "\n";
    return text;
}

std::string render(const Comparison& comparison, const ReportStyle&) {
    const auto view = overview(comparison);
    std::string text = "# " + escaped(view.title) + "\n\n" + escaped(view.subtitle) + "\n\n";
    for (const auto& note : view.notes) text += escaped(note) + "\n\n";
    text.pop_back();
    for (const auto& grid : view.grids)
        if (!grid.rows.empty()) text += laid_out(grid);
    return text + listed("Look at", view.warnings) + listed("Assumed, because the scenario does not say", view.assumed);
}

}  // namespace

extern const ReportFormat markdown_format;
const ReportFormat markdown_format{"markdown", "for a wiki or a merge request: as the table, differences that are real in bold", render};

}  // namespace holdtime
