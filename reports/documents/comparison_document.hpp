#pragma once

#include "reports/document/document.hpp"
#include "studies/compare/compare.hpp"

namespace holdtime {

/// What a person is told of a comparison: the verdict first, then what to know before deciding, the figures with the
/// differences below them, and what was assumed; `whole`: every figure of every part, too.
Document comparison_document(const Comparison& comparison, bool whole);

}  // namespace holdtime
