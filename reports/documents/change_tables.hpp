#pragma once

#include <vector>

#include "reports/document/document.hpp"
#include "studies/compare/compare.hpp"

namespace holdtime {

/// What was asked of a what-if, and what the strategies are worth then; nothing without one.
Sentences change_sentences(const Comparison& comparison);

/// Per strategy: before, after and the paired difference of what the change moves, and always of cost, customers never
/// served and resolution. A strategy that nothing moves has no table.
std::vector<Table> change_tables(const Comparison& comparison);

}  // namespace holdtime
