#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "scenarios/schema/scenario.hpp"
#include "sim/ports/description.hpp"
#include "sim/ports/distribution.hpp"
#include "studies/setup/staffing.hpp"

namespace holdtime {

/// What became of the money of a plan that was sought for a budget.
struct SpentBudget {
    double budget = 0, spent = 0;
    double step = 0;      ///< what one agent more costs in the dearest interval
    bool enough = false;  ///< more agents would keep hardly anybody in time: the rest is not spent
};

/// Everything the experiment needs, made from a scenario and the catalogue of models.
struct Setup {
    std::shared_ptr<const TimeGrid> grid;
    std::vector<Description> strategies;              ///< in the scenario's order
    std::size_t baseline = 0;                         ///< index into strategies
    std::vector<Plan> plans;                          ///< of each strategy
    std::vector<StaffingNotes> staffing;              ///< of each strategy: what its staffing models have to say
    std::vector<std::optional<SpentBudget>> budgets;  ///< of each strategy, where it has one
    std::vector<Description> on_duty;  ///< of strategies staffed by demand: with one agent in each group on duty
};

/// Laws made before, by how they are written: those who set many scenarios up keep one a thread, for a law's tables
/// cost more than all the rest.
using KnownLaws = std::map<std::string, std::shared_ptr<const Distribution>>;

/// The only place where a Scenario and the models become the simulation's Description.
/// Throws InputError with every problem at once: unknown models, parameters no one read, times that no channel offers.
/// Adds the defaults it filled in to scenario.defaults. Staffing models that search do so here, simulating.
Setup set_up(Scenario& scenario, const StaffingSettings& staffing = {}, KnownLaws* laws = nullptr);

}  // namespace holdtime
