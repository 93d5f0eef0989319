#pragma once

#include "reports/document/document.hpp"
#include "studies/compare/compare.hpp"

/// The pictures that a terminal can draw.
namespace holdtime {

/// What became of 100 customers of each strategy.
Bars customers_bars(const Comparison& comparison);

/// The share answered in time along the day, a line for each strategy and channel that customers wait in; where these
/// are many, of each strategy the channel that comes off worst.
Sparks day_sparks(const Comparison& comparison);

}  // namespace holdtime
