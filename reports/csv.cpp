#include "reports/documents/tidy_tables.hpp"
#include "reports/formats.hpp"
#include "reports/formats/csv_table.hpp"

namespace holdtime {

namespace {

std::string render(const Comparison& comparison, const ReportStyle&) { return csv_text(comparison_rows(comparison)); }

}  // namespace

extern const ReportFormat csv_format;
const ReportFormat csv_format{
    "csv", "for spreadsheets and data frames: one figure a line, empty where it does not exist", render};

}  // namespace holdtime
