#pragma once

#include <string>
#include <string_view>

namespace holdtime {

/// Names and paths as one line that no terminal, log or XML reader takes for an instruction: control characters, line
/// breaks, marks of writing direction, noncharacters and bytes that are not UTF-8 are written out, as \u{1b} or \xff.
std::string harmless(std::string_view text);

/// The same as a field of CSV, which no spreadsheet takes for a formula (OWASP, CSV injection): one that begins with
/// = + - @ gets an apostrophe before it.
std::string harmless_field(std::string_view text);

}  // namespace holdtime
