#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace holdtime {

/// Words laid out within `width` columns, lines indented by `indent` and the first by `first`, each ended by a line
/// break. A number stays with its unit and its half-width: `80 %`, `20 s`, `4.1 min`, `± 0.4`, `EUR 12`.
std::string wrapped(std::string_view text, std::size_t width, std::size_t first, std::size_t indent);

}  // namespace holdtime
