#include "reports/screen/check_screen.hpp"

#include <algorithm>

#include "reports/documents/check_document.hpp"
#include "reports/formats/terminal.hpp"

namespace holdtime {

Document check_screen(const std::vector<ScenarioCheck>& checks, const ReportStyle& style) {
    constexpr std::size_t most_lines = 45, most_findings = 24;
    const auto fits = [&](const Document& document) {
        const auto text = terminal_text(document, style);
        return static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n')) <= most_lines;
    };
    auto document = check_document(checks, CheckReader::log);
    if (style.verbose || fits(document)) return document;
    CheckRoom room;
    room.unchanged = false;
    for (const bool terms : {true, false}) {
        room.terms = terms;
        for (auto findings = most_findings; findings > 0; --findings) {
            room.findings = findings;
            document = check_document(checks, CheckReader::log, room);
            if (fits(document)) return document;
        }
    }
    room.findings = 0;
    return check_document(checks, CheckReader::log, room);
}

}  // namespace holdtime
