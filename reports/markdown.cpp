#include "reports/documents/comparison_document.hpp"
#include "reports/formats.hpp"
#include "reports/formats/markdown_document.hpp"

namespace holdtime {

namespace {

std::string render(const Comparison& comparison, const ReportStyle& style) {
    return markdown_document(comparison_document(comparison, style.verbose));
}

}  // namespace

extern const ReportFormat markdown_format;
const ReportFormat markdown_format{
    "markdown", "for a wiki or a merge request: as the table, differences that are real in bold", render};

}  // namespace holdtime
