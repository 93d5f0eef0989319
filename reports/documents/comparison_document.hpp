#pragma once

#include "reports/document/document.hpp"
#include "studies/compare/compare.hpp"

namespace holdtime {

/// What a person is told of a comparison: the verdict first, then what to know before deciding, the figures with the
/// differences below them, and what was assumed; `whole`: every figure of every part, too.
Document comparison_document(const Comparison& comparison, bool whole);

/// The verdict by itself, and what an engine left out.
Sentences verdict_of(const Comparison& comparison);

/// Of each surge how many wait at most in every strategy, and when the queue is back.
Sentences surges_in_short(const Comparison& comparison);

/// Agents that were found for a fair comparison, when they come and go.
Sentences found_staffing(const Comparison& comparison);

/// Figures that somebody defined.
Table defined_figures(const Comparison& comparison);

/// Below the first screen: on what terms, what to look at, every figure of every part, and what was assumed.
void add_all_else(Document& document, const Comparison& comparison);

}  // namespace holdtime
