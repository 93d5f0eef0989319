#include "reports/documents/tornado_document.hpp"
#include "reports/formats/csv_table.hpp"
#include "reports/formats/markdown_document.hpp"
#include "reports/formats/terminal.hpp"
#include "reports/formats/workbook.hpp"
#include "reports/html/studies/pages.hpp"
#include "reports/screen/fitted.hpp"
#include "reports/tornado.hpp"

namespace holdtime {

const std::vector<TornadoFormat>& tornado_formats() {
    static const std::vector<TornadoFormat> formats{
        {"table",
         [](const Tornado& tornado, const ReportStyle& style) {
             return terminal_text(fitted_to_screen(tornado_document(tornado), style), style);
         }},
        {"json", tornado_json},
        {"csv", [](const Tornado& tornado, const ReportStyle&) { return csv_text(tornado_rows(tornado)); }},
        {"markdown",
         [](const Tornado& tornado, const ReportStyle&) { return markdown_document(tornado_document(tornado)); }},
        {"html", tornado_page},
        {"xlsx", [](const Tornado& tornado, const ReportStyle& style) {
             return workbook_text(tornado_document(tornado), "Figures", tornado_rows(tornado), style.version);
         }}};
    return formats;
}

}  // namespace holdtime
