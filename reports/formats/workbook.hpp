#pragma once

#include <cstddef>
#include <string>

#include "reports/document/document.hpp"

namespace holdtime {

/// Below the headings; the format's own limit.
constexpr std::size_t most_sheet_rows = 1048575;

/// The document as an Excel workbook (Office Open XML): its sentences on a sheet, and a sheet a table. Numbers are
/// numbers, whatever the language of the spreadsheet: shares as fractions that are shown as percentages, times in
/// seconds. Names are text, never formulas. The same document gives the same bytes. Throws MachineError where no file
/// may be made for the time being.
std::string workbook_text(const Document& document, const std::string& version);
/// The same with one more sheet, `title`, that holds the numbers as rows for a machine.
std::string workbook_text(Document document, const std::string& title, Table rows, const std::string& version);

}  // namespace holdtime
