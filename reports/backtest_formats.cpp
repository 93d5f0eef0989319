#include "reports/backtest.hpp"
#include "reports/documents/backtest_document.hpp"
#include "reports/formats/csv_table.hpp"
#include "reports/formats/markdown_document.hpp"
#include "reports/formats/terminal.hpp"
#include "reports/formats/workbook.hpp"
#include "reports/html/studies/pages.hpp"

namespace holdtime {

const std::vector<BacktestFormat>& backtest_formats() {
    static const std::vector<BacktestFormat> formats{
        {"table",
         [](const Backtest& test, const ReportStyle& style) { return terminal_text(backtest_document(test), style); }},
        {"json", backtest_json},
        {"csv", [](const Backtest& test, const ReportStyle&) { return csv_text(backtest_rows(test)); }},
        {"markdown",
         [](const Backtest& test, const ReportStyle&) { return markdown_document(backtest_document(test)); }},
        {"html", backtest_page},
        {"xlsx", [](const Backtest& test, const ReportStyle& style) {
             return workbook_text(backtest_document(test), "Figures", backtest_rows(test), style.version);
         }}};
    return formats;
}

}  // namespace holdtime
