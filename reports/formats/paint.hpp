#pragma once

#include <string>

#include "reports/document/document.hpp"
#include "reports/formats/style.hpp"

namespace holdtime {

enum class Paint { bold, dim, green, red, yellow };

/// The text in a colour, where the style has colours.
std::string painted(const std::string& text, Paint paint, const ReportStyle& style);
std::string painted(const std::string& text, Mood mood, const ReportStyle& style);

}  // namespace holdtime
