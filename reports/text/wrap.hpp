#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace holdtime {

/// Words laid out within `width` columns behind `beginning`, lines below the first indented by `indent`, each ended by
/// a line break. A number stays with its unit and its half-width: `80 %`, `20 s`, `4.1 min`, `± 0.4`, `EUR 12`. A word
/// that is longer than a line, as paths are, ends after one of its points, slashes or signs.
std::string wrapped(std::string_view text, std::size_t width, std::string_view beginning, std::size_t indent);
/// The same, the first line indented by `first`.
std::string wrapped(std::string_view text, std::size_t width, std::size_t first, std::size_t indent);

/// The lines of the text within `width` columns; one empty line of an empty text.
std::vector<std::string> broken(std::string_view text, std::size_t width);

/// The words of the text between which a line may end; together, with blanks between, they are the text, blanks at its
/// ends and several in a row apart.
std::vector<std::string> kept_together(std::string_view text);

/// The longest piece that `broken` would rather not take apart, and would not have to, given `width` columns.
std::size_t widest_piece(std::string_view text, std::size_t width);

}  // namespace holdtime
