#pragma once

#include <string>

#include "reports/document/document.hpp"

namespace holdtime {

/// The table for spreadsheets and data frames: numbers in full, empty where they do not exist; names as
/// reports/text/csv_field.hpp makes them harmless.
std::string csv_text(const Table& table);

}  // namespace holdtime
