#pragma once

#include <string>
#include <vector>

/// How the tables of a sweep are laid out.
namespace holdtime {

using TableLine = std::vector<std::string>;

/// Lines in columns as wide as their texts; the first `left` columns flush left, the others right.
std::string text_columns(const std::vector<TableLine>& lines, std::size_t left);
/// The same as a table of Markdown, nothing shortened.
std::string markdown_columns(const std::vector<TableLine>& lines, std::size_t left);
/// A path as a column's heading: its end tells columns apart better than its beginning.
std::string column_name(const std::string& path);

}  // namespace holdtime
