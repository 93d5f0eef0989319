#include "reports/documents/trace_document.hpp"
#include "reports/formats/markdown_document.hpp"
#include "reports/formats/terminal.hpp"
#include "reports/trace.hpp"

namespace holdtime {

namespace {

std::string as_text(const Trace& trace, const ReportStyle& style) {
    return terminal_text(trace_document(trace), style);
}

std::string as_markdown(const Trace& trace, const ReportStyle&) { return markdown_document(trace_document(trace)); }

}  // namespace

const std::vector<TraceFormat>& trace_formats() {
    static const std::vector<TraceFormat> formats{{"table", as_text}, {"markdown", as_markdown}};
    return formats;
}

}  // namespace holdtime
