#pragma once

#include <vector>

#include "reports/document/document.hpp"
#include "studies/compare/compare.hpp"

namespace holdtime {

/// What was asked of a what-if, what it changes, and what the strategies are worth then; nothing without one.
Sentences change_sentences(const Comparison& comparison);

/// Per strategy, of a what-if or two results: targets, and before, after and the difference of what the change moves,
/// and always of cost, customers never served and resolution. A strategy that nothing moves has no table.
std::vector<Table> change_tables(const Comparison& comparison);

/// All strategies in one table, of a what-if or two results: targets, and so many of the figures that decide, each as
/// changed, as it was, and the difference.
Table changes_side_by_side(const Comparison& comparison, std::size_t most);

}  // namespace holdtime
