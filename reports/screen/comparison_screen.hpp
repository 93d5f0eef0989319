#pragma once

#include "reports/document/document.hpp"
#include "reports/formats/style.hpp"
#include "studies/compare/compare.hpp"

namespace holdtime {

/// What a terminal shows of a comparison: the verdict, what to know before deciding, targets, the few figures that
/// decide with their paired differences, 100 customers and the day. Within 45 lines for three strategies at 80 columns.
/// With style.verbose everything else follows.
Document comparison_screen(const Comparison& comparison, const ReportStyle& style);

}  // namespace holdtime
