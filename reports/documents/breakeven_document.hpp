#pragma once

#include "reports/document/document.hpp"
#include "studies/breakeven/breakeven.hpp"

namespace holdtime {

/// The verdict first; then the crossings, the differences along the path or the map, and how it was found.
Document breakeven_document(const Breakeven& breakeven);

/// One path: `parameter,on,a,b,at,low,high,better_below,better_above`, a row a crossing (none: one row with who is
/// better on both sides). Two: `x,y,difference,low,high,better`.
Table breakeven_rows(const Breakeven& breakeven);

}  // namespace holdtime
