#pragma once

#include <string>

#include "reports/document/document.hpp"

namespace holdtime {

/// The document for a wiki or a merge request; differences that are real stand in bold. Whatever a name holds is text.
std::string markdown_document(const Document& document);

}  // namespace holdtime
