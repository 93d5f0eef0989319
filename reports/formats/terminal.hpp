#pragma once

#include <string>

#include "reports/document/document.hpp"
#include "reports/formats/style.hpp"

namespace holdtime {

/// The document for a screen or a file of plain text, within `style.width` columns; colour only beside the same words.
std::string terminal_text(const Document& document, const ReportStyle& style);

}  // namespace holdtime
