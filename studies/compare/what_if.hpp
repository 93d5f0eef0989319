#pragma once

#include <optional>
#include <string>
#include <vector>

#include "scenarios/schema/scenario.hpp"
#include "studies/compare/compare.hpp"
#include "studies/setup/setup.hpp"

namespace holdtime {

/// The changed scenario of a what-if, set up. Throws InputError where it cannot be set beside `before`: other
/// strategies, another calendar.
Setup set_up_changed(WhatIf& what_if, const Setup& before, const StaffingSettings& staffing);

/// The strategies of both worlds, as they are first.
std::vector<Description> both_worlds(const Setup& before, const Setup& changed);

/// What is to be said of the changed world: its verdict, and whose agents follow the change.
struct ChangedWords {
    std::string verdict;
    std::vector<std::string> remarks;
};
ChangedWords words_of_change(const WhatIf& what_if, const Results& results);

/// What a queueing model answers in the changed world, beside its answer here, and the differences of the means.
void answer_changed(const std::string& engine, const WhatIf& what_if, const Setup& changed, const RunOptions& options,
                    Results& results);

}  // namespace holdtime
