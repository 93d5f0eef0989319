#include "reports/formats.hpp"

namespace holdtime {

extern const ReportFormat table_format;
extern const ReportFormat json_format;
extern const ReportFormat csv_format;
extern const ReportFormat markdown_format;
extern const ReportFormat html_format;
extern const ReportFormat xlsx_format;

const std::vector<const ReportFormat*>& report_formats() {
    static const std::vector<const ReportFormat*> all{
        &table_format, &json_format, &csv_format, &markdown_format, &html_format, &xlsx_format,
    };
    return all;
}

const ReportFormat* find_format(std::string_view name) {
    for (const auto* format : report_formats())
        if (format->name == name) return format;
    return nullptr;
}

}  // namespace holdtime
