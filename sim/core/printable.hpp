#pragma once

#include <string>
#include <string_view>

/// What users typed - names, paths, values - as text that people read. Nothing of it may reach a terminal, a log or a
/// spreadsheet as an instruction (a colour, a line break that begins another message, a change of writing direction).
namespace holdtime {

/// On one line: control characters (C0, DEL, C1), line and paragraph separators, marks of writing direction, characters
/// that nobody sees, noncharacters and bytes that are not UTF-8 are written out, as \x1b, \n, \u202e. Also ##[ and
/// ##vso[, which CI services obey wherever they stand. What is printable stays; printable text is left as it is.
std::string printable(std::string_view text);

/// The same for a whole line of a log: one that begins with :: would be an order to GitHub.
std::string printable_line(std::string_view text);

/// Of text laid out by us in lines, in which names are printable already: each of its lines. `colors`: our own settings
/// of colour (ESC [ digits m) stay.
std::string printable_lines(std::string_view text, bool colors);

}  // namespace holdtime
