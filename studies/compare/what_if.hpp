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

/// The results of the changed world by themselves.
Results changed_world(const Results& results);

/// Whose agents follow the change.
std::vector<std::string> remarks_on_change(const WhatIf& what_if);

/// What a queueing model answers in the changed world, beside its answer here, and the differences of the means.
void answer_changed(const std::string& engine, const WhatIf& what_if, const Setup& changed, const RunOptions& options,
                    Results& results);

}  // namespace holdtime
