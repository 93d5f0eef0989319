#include "reports/documents/comparison_document.hpp"
#include "reports/documents/tidy_tables.hpp"
#include "reports/formats.hpp"
#include "reports/formats/workbook.hpp"

namespace holdtime {

namespace {

/// With every figure and its interval, a row each, on a sheet of its own.
std::string render(const Comparison& comparison, const ReportStyle& style) {
    auto document = comparison_document(comparison, true);
    auto figures = comparison_rows(comparison);
    figures.title = "Figures";
    add(document, std::move(figures));
    return workbook_text(document, style.version);
}

}  // namespace

extern const ReportFormat xlsx_format;
const ReportFormat xlsx_format{"xlsx", "for spreadsheets of any language: a sheet a table, numbers as numbers", render};

}  // namespace holdtime
