#pragma once

#include <string>
#include <string_view>

namespace holdtime {

/// A name or text as a field of CSV: printable, quoted where it would be misread (RFC 4180), and never a formula. What
/// begins with = + - @, also in their wide forms, gets an apostrophe before it, unless it is a plain number (OWASP, CSV
/// injection); what begins with : is quoted, as :: at the beginning of a line is an order to GitHub.
std::string csv_field(std::string_view text);

}  // namespace holdtime
