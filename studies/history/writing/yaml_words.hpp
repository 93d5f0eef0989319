#pragma once

#include <string>
#include <string_view>
#include <vector>

/// Names and numbers as a scenario writes them.
namespace holdtime {

/// A name as a YAML key or value: plain where that is safe, else in double quotes.
std::string yaml_name(std::string_view name);
/// A step of a path: '.' is written '\.'.
std::string path_step(std::string_view name);
/// So many significant digits, without an exponent and trailing zeros; `?` where there is no number.
std::string digits(double value, int significant = 4);
/// A list of numbers in brackets, `per_line` to a line, lines after the first indented.
std::string yaml_list(const std::vector<double>& values, std::size_t per_line, std::size_t indent, int significant = 4);

}  // namespace holdtime
