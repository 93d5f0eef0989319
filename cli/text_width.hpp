#pragma once

#include <cstddef>

namespace holdtime {

/// Columns that text for people may take: COLUMNS where it is set, else those of the terminal on standard output, else
/// 80.
std::size_t text_width();

}  // namespace holdtime
