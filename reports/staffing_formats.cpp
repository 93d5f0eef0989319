#include "reports/documents/staffing_document.hpp"
#include "reports/documents/tidy_tables.hpp"
#include "reports/formats/csv_table.hpp"
#include "reports/formats/markdown_document.hpp"
#include "reports/formats/terminal.hpp"
#include "reports/formats/workbook.hpp"
#include "reports/html/studies/pages.hpp"
#include "reports/screen/fitted.hpp"
#include "reports/staffing.hpp"

namespace holdtime {

std::string staffing_table(const Staffing& staffing, const ReportStyle& style) {
    return terminal_text(fitted_to_screen(staffing_document(staffing), style), style);
}

std::string staffing_markdown(const Staffing& staffing, const ReportStyle&) {
    return markdown_document(staffing_document(staffing));
}

std::string staffing_csv(const Staffing& staffing, const ReportStyle&) { return csv_text(staffing_rows(staffing)); }

/// With the plan, an interval a row, on a sheet of its own.
static std::string staffing_workbook(const Staffing& staffing, const ReportStyle& style) {
    return workbook_text(staffing_document(staffing), "Plan", staffing_rows(staffing), style.version);
}

const std::vector<StaffingFormat>& staffing_formats() {
    static const std::vector<StaffingFormat> formats{{"table", staffing_table}, {"json", staffing_json},
                                                     {"csv", staffing_csv},     {"markdown", staffing_markdown},
                                                     {"html", staffing_page},   {"xlsx", staffing_workbook}};
    return formats;
}

}  // namespace holdtime
