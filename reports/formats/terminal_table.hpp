#pragma once

#include <string>

#include "reports/document/document.hpp"
#include "reports/formats/style.hpp"

namespace holdtime {

/// A table within `style.width` columns. Long headings, labels and words take several lines; what is still too wide is
/// broken into blocks of columns, in each of which the columns that tell the rows apart stand again, where they leave
/// room for others.
std::string table_text(const Table& table, const ReportStyle& style);

}  // namespace holdtime
