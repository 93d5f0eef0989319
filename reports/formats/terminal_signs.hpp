#pragma once

#include <string>

#include "reports/document/document.hpp"
#include "reports/formats/style.hpp"

/// What a terminal draws with signs: U+2581 to U+2588 and their like, or letters and digits where it knows ASCII only.
namespace holdtime {

std::string bars_text(const Bars& bars, const ReportStyle& style);
std::string sparks_text(const Sparks& sparks, const ReportStyle& style);

}  // namespace holdtime
