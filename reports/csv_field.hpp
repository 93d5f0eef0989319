#pragma once

#include <string>
#include <string_view>

namespace holdtime {

/// A name as a field of CSV (RFC 4180): printable, quoted where it must be, and nothing that a spreadsheet takes for a
/// formula (OWASP, CSV injection): before = + - @ stands an apostrophe.
std::string csv_field(std::string_view name);

}  // namespace holdtime
