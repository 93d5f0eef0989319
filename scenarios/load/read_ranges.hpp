#pragma once

#include "scenarios/load/block.hpp"

/// Keys that change no result, and are only looked at: what --tornado moves inputs between.
namespace holdtime {

/// `experiment.ranges`: by path the two ends that a key may have. Complains about what is no list of two numbers.
void check_ranges(Block& experiment);

/// `measured`: by path a value with its error.
void check_measured(Block& top);

}  // namespace holdtime
