#pragma once

#include <string>
#include <vector>

#include "scenarios/schema/scenario.hpp"
#include "sim/core/stop.hpp"
#include "sim/ports/results.hpp"
#include "studies/setup/setup.hpp"

namespace holdtime {

/// Answers the scenario with a queueing model of the catalogue instead of the simulation: the same results, means only.
/// `name` is the model's, for `stationary` also with what it is to do: stationary/mol/erlang_a. What the model cannot
/// represent is named in StrategyResults::ignored, sentence by sentence.
/// Throws InputError when there is no such model, and, when `strict`, when it ignores anything; Interrupted when it is
/// to stop. Figures have 10 significant digits.
Results run_engine(const std::string& name, const Scenario& scenario, const Setup& setup, bool strict, Stop stop = {});

/// The means of one minus those of the other, part by part of the same name.
StrategyResults difference_of_means(const StrategyResults& mine, const StrategyResults& baseline);

/// The queueing models' names, for `--engine all`.
std::vector<std::string> engine_names();

}  // namespace holdtime
