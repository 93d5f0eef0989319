#pragma once

#include <vector>

#include "reports/document/document.hpp"
#include "reports/documents/changed_strategies.hpp"
#include "reports/documents/shown_figures.hpp"
#include "studies/compare/compare.hpp"

namespace holdtime {

/// Each target with what every strategy that has it reached, whether it is met, and on how many days it held.
Table targets_table(const Comparison& comparison);

/// The same after a change, what was before under each.
std::vector<Row> changed_targets(const Changes& changes);
/// Of one strategy: before and after beside each other.
std::vector<Row> changed_targets(const ChangedStrategy& one);

/// The strategies side by side, customers first, each difference from the baseline under its figure.
Table totals_table(const Comparison& comparison);

/// The few of these that a choice is made by, `most` of them.
Table decisive_figures(const Comparison& comparison, std::size_t most);
std::vector<Shown> decisive_shown(std::size_t most);

/// Each channel's figures, waits among them: over channels of different kinds they would mix e-mails with calls.
Table channels_table(const Comparison& comparison);

/// Per strategy, its agent groups.
std::vector<Table> group_tables(const Comparison& comparison);

}  // namespace holdtime
