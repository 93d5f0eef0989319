#pragma once

#include <functional>
#include <string>
#include <vector>

#include "models/staffing_needs.hpp"
#include "scenarios/schema/scenario.hpp"
#include "sim/experiment/trials.hpp"
#include "sim/ports/description.hpp"

namespace holdtime {

/// How models that simulate go about it.
struct StaffingSettings {
    TrialSettings trials;          ///< threads and interruption; the seed is the scenario's
    bool simulate = true;          ///< false: models that search keep to where they would start
    bool independent = false;      ///< no common random numbers: for measuring what they are worth
    std::vector<Plan> start = {};  ///< per strategy, or empty: where searches start
    /// How far the search of a strategy is, by its name.
    std::function<void(const std::string& strategy, const SearchProgress& progress)> progress = {};
};

/// The targets of a strategy's channels and groups, in the order of channels, then groups.
std::vector<Target> targets_of(const Scenario& scenario, const Strategy& strategy);

/// What staffing models may know of a strategy; `on_duty` and `notes` must outlive it.
StaffingNeeds staffing_needs(const Scenario& scenario, std::size_t strategy, const Description& on_duty,
                             const StaffingSettings& settings, StaffingNotes& notes);

/// Do the plans need more than the calendar: the strategy's demand, or a simulation?
bool needs_demand(const Strategy& strategy);

/// A strategy's plan by the models of its groups: each alone, then those that staff together.
Plan make_plan(const Scenario& scenario, std::size_t strategy, const Description& on_duty,
               const StaffingSettings& settings, StaffingNotes& notes, Problems& problems);

}  // namespace holdtime
