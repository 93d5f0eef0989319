#pragma once

#include <string>
#include <string_view>

namespace holdtime {

/// As the text of an element, or between the double quotes of an attribute, of XML or HTML. XML 1.0 has neither control
/// characters nor noncharacters (section 2.2): what is left of them is written out.
std::string markup_text(std::string_view text);

}  // namespace holdtime
