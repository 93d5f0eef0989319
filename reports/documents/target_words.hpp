#pragma once

#include <string>

#include "sim/ports/results.hpp"

namespace holdtime {

/// `worst day `, before what a target of every day or interval has reached: the mean of the worst of them.
std::string worst_words(const TargetOutcome& target);

/// `80 % in 20 s every day`, `at most 5 % abandon`
std::string promise_text(const TargetOutcome& target);
/// `133 of 200 days`; "" where no day was judged.
std::string days_held(const TargetOutcome& target);
/// In which its value and limit are.
Unit unit_of(TargetFigure figure);
/// What it came to: `82.1 %`, or `12.3 s` of a wait; without an interval.
std::string reached_text(const TargetOutcome& target);
/// `82.1 %`, without an interval.
std::string share_mean_text(const Estimate& estimate);
/// `met`, `MISSED`, `on the line`, `undecided`, `no contacts`
const char* state_words(TargetState state);

}  // namespace holdtime
