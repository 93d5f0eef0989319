#include "reports/formats.hpp"
#include "reports/formats/terminal.hpp"
#include "reports/screen/comparison_screen.hpp"

namespace holdtime {

namespace {

std::string render(const Comparison& comparison, const ReportStyle& style) {
    return terminal_text(comparison_screen(comparison, style), style);
}

}  // namespace

extern const ReportFormat table_format;
const ReportFormat table_format{
    "table", "for the screen: a verdict, the strategies side by side, and their differences", render};

}  // namespace holdtime
