#pragma once

#include <vector>

#include "reports/document/document.hpp"
#include "studies/compare/compare.hpp"

namespace holdtime {

/// Every figure of every part, the strategies side by side: a table for the total, each channel, agent group, segment
/// and reason. Figures are called as in JSON.
std::vector<Table> whole_tables(const Comparison& comparison);

/// Where needs go, way by way.
Table flows_table(const Comparison& comparison);

}  // namespace holdtime
