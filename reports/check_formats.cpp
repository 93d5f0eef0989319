#include "reports/check.hpp"
#include "reports/documents/check_document.hpp"
#include "reports/documents/tidy_tables.hpp"
#include "reports/formats/csv_table.hpp"
#include "reports/formats/markdown_document.hpp"
#include "reports/formats/terminal.hpp"
#include "reports/formats/workbook.hpp"
#include "reports/html/studies/pages.hpp"
#include "reports/screen/check_screen.hpp"

namespace holdtime {

std::string check_table(const std::vector<ScenarioCheck>& checks, const ReportStyle& style) {
    return terminal_text(check_screen(checks, style), style);
}

std::string check_markdown(const std::vector<ScenarioCheck>& checks, const ReportStyle&) {
    return markdown_document(check_document(checks, CheckReader::page));
}

std::string check_csv(const std::vector<ScenarioCheck>& checks, const ReportStyle&) {
    return csv_text(check_rows(checks));
}

static std::string check_workbook(const std::vector<ScenarioCheck>& checks, const ReportStyle& style) {
    return workbook_text(check_document(checks, CheckReader::page), "Figures", check_rows(checks), style.version);
}

const std::vector<CheckFormat>& check_formats() {
    static const std::vector<CheckFormat> all{{"table", check_table}, {"json", check_json},
                                              {"csv", check_csv},     {"markdown", check_markdown},
                                              {"html", check_page},   {"xlsx", check_workbook}};
    return all;
}

}  // namespace holdtime
