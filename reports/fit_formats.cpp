#include "reports/documents/fit_document.hpp"
#include "reports/fit.hpp"
#include "reports/formats/markdown_document.hpp"
#include "reports/formats/terminal.hpp"

namespace holdtime {

const std::vector<FitFormat>& fit_formats() {
    static const std::vector<FitFormat> formats{
        {"table",
         [](const FitReport& report, const ReportStyle& style) { return terminal_text(fit_document(report), style); }},
        {"json", fit_json},
        {"markdown",
         [](const FitReport& report, const ReportStyle&) { return markdown_document(fit_document(report)); }}};
    return formats;
}

}  // namespace holdtime
