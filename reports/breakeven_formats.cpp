#include "reports/breakeven.hpp"
#include "reports/documents/breakeven_document.hpp"
#include "reports/formats/csv_table.hpp"
#include "reports/formats/markdown_document.hpp"
#include "reports/formats/terminal.hpp"
#include "reports/formats/workbook.hpp"
#include "reports/html/studies/pages.hpp"
#include "reports/screen/fitted.hpp"

namespace holdtime {

const std::vector<BreakevenFormat>& breakeven_formats() {
    static const std::vector<BreakevenFormat> formats{
        {"table",
         [](const Breakeven& found, const ReportStyle& style) {
             return terminal_text(fitted_to_screen(breakeven_document(found), style), style);
         }},
        {"json", breakeven_json},
        {"csv", [](const Breakeven& found, const ReportStyle&) { return csv_text(breakeven_rows(found)); }},
        {"markdown",
         [](const Breakeven& found, const ReportStyle&) { return markdown_document(breakeven_document(found)); }},
        {"html", breakeven_page},
        {"xlsx", [](const Breakeven& found, const ReportStyle& style) {
             return workbook_text(breakeven_document(found), "Figures", breakeven_rows(found), style.version);
         }}};
    return formats;
}

}  // namespace holdtime
