#pragma once

#include <cstddef>
#include <string>

namespace holdtime {

struct LivePage;

/// How a report is to look, and who made it; nothing here changes a figure.
struct ReportStyle {
    std::string version;             ///< of holdtime
    bool color = false;              ///< terminal: ANSI colours
    std::size_t width = 80;          ///< terminal: columns to stay within
    bool ascii = false;              ///< terminal: no other signs than ASCII's
    bool verbose = false;            ///< text and Markdown: every figure of every part
    const LivePage* live = nullptr;  ///< HTML: what simulates again in the page; null = nothing does
    std::string again = {};          ///< HTML: the command as typed, quoted for a shell, that gives the same figures
    bool saved = false;              ///< HTML: that command reads saved results, and does not simulate
};

}  // namespace holdtime
