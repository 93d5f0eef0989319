#include "reports/documents/comparison_document.hpp"
#include "reports/documents/tidy_tables.hpp"
#include "reports/formats.hpp"
#include "reports/formats/workbook.hpp"

namespace holdtime {

namespace {

/// With every figure and its interval, a row each, on a sheet of its own.
std::string render(const Comparison& comparison, const ReportStyle& style) {
    return workbook_text(comparison_document(comparison, true), "Figures", comparison_rows(comparison), style.version);
}

}  // namespace

extern const ReportFormat xlsx_format;
const ReportFormat xlsx_format{"xlsx", "for spreadsheets of any language: a sheet a table, numbers as numbers", render};

}  // namespace holdtime
