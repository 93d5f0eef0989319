#include "reports/formats.hpp"
#include "reports/markdown_text.hpp"
#include "reports/overview.hpp"

namespace holdtime {

namespace {

std::string laid_out(const Grid& grid) {
    std::string text = "\n## " + markdown_text(grid.title) + "\n\n|";
    for (const auto& column : grid.columns) text += " | " + markdown_text(column);
    text += " |\n| ---";
    for (std::size_t i = 0; i < grid.columns.size(); ++i) text += " | ---:";
    text += " |\n";
    for (const auto& row : grid.rows) {
        text += "| " + markdown_text(row.label);
        for (const auto& cell : row.cells)
            text += " | " + (cell.mood == Mood::plain ? cell.text : "**" + cell.text + "**");
        text += " |\n";
    }
    return text;
}

std::string listed(const std::string& title, const std::vector<std::string>& lines) {
    if (lines.empty()) return {};
    std::string text = "\n## " + title + "\n\n";
    for (const auto& line : lines) text += "- " + markdown_text(line) + "\n";
    return text;
}

std::string render(const Comparison& comparison, const ReportStyle&) {
    const auto view = overview(comparison);
    std::string text = "# " + markdown_text(view.title) + "\n\n" + markdown_text(view.subtitle) + "\n\n";
    for (const auto& note : view.notes) text += markdown_text(note) + "\n\n";
    text.pop_back();
    for (const auto& grid : view.grids)
        if (!grid.rows.empty()) text += laid_out(grid);
    return text + listed("Look at", view.warnings) + listed("Assumed, because the scenario does not say", view.assumed);
}

}  // namespace

extern const ReportFormat markdown_format;
const ReportFormat markdown_format{
    "markdown", "for a wiki or a merge request: as the table, differences that are real in bold", render};

}  // namespace holdtime
