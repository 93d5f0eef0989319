#pragma once

#include <string>
#include <string_view>

namespace holdtime {

/// Text that Markdown would take for markup, made plain, on one line.
std::string markdown_text(std::string_view text);

}  // namespace holdtime
