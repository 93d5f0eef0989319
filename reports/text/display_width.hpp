#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace holdtime {

/// Columns that the text takes on a terminal: two for a sign of East Asian width and for an emoji, none for one that is
/// written over the sign before it (Unicode Standard Annex 11; the ranges are those of its table that people type).
std::size_t display_width(std::string_view text);

/// Shortened to so many columns, with an ellipsis.
std::string shortened(const std::string& text, std::size_t width);

/// Where the sign that begins at `at` ends.
std::size_t end_of_sign(std::string_view text, std::size_t at);

}  // namespace holdtime
