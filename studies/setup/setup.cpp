#include "studies/setup/setup.hpp"

#include <algorithm>

#include "scenarios/schema/calendar.hpp"
#include "studies/expectations/check_plan.hpp"
#include "studies/setup/budget.hpp"
#include "studies/setup/describe.hpp"
#include "studies/setup/impossible_targets.hpp"
#include "studies/setup/known_engine.hpp"
#include "studies/setup/machines.hpp"
#include "studies/setup/scenario_models.hpp"
#include "studies/setup/unkept_promises.hpp"
#include "studies/setup/without_effect.hpp"

namespace holdtime {

namespace {

/// One agent in each group while it is on duty, in the days around as well.
Description with_one_agent(const Scenario& scenario, std::size_t strategy, ScenarioModels& models,
                           const TimeGrid& grid) {
    const Plan outside = models.outside[strategy];
    models.outside[strategy].assign(outside.size(), {});
    Description result = describe(scenario, strategy, models, grid);
    for (std::size_t g = 0; g < outside.size(); ++g) result.groups[g].outside = outside[g];
    models.outside[strategy] = outside;
    return result;
}

/// Replaces the plans of strategies whose models ask for demand or simulation, one strategy after the other.
void plan_by_demand(const Scenario& scenario, ScenarioModels& models, const TimeGrid& grid,
                    const StaffingSettings& settings, Setup& setup, Problems& problems) {
    setup.staffing.resize(scenario.strategies.size());
    setup.on_duty.resize(scenario.strategies.size());
    setup.budgets.resize(scenario.strategies.size());
    // Every budget before any search: all that are too small are named at once, and nobody waits for the first one's.
    for (std::size_t s = 0; s < scenario.strategies.size(); ++s) {
        if (!needs_demand(scenario.strategies[s].second)) continue;
        for (auto& group : models.plans[s]) group.assign(grid.counted(), 1);
        setup.on_duty[s] = with_one_agent(scenario, s, models, grid);
        if (budget_of(scenario.strategies[s].second)) check_budget(scenario, s, setup.on_duty[s], settings, problems);
    }
    auto how = settings;
    how.simulate = settings.simulate && problems.empty();  // nobody waits for a plan that is not used
    for (std::size_t s = 0; s < scenario.strategies.size(); ++s) {
        if (!needs_demand(scenario.strategies[s].second)) continue;
        if (budget_of(scenario.strategies[s].second))
            models.plans[s] = plan_for_budget(scenario, s, setup.on_duty[s], how, setup.staffing[s],
                                              setup.budgets[s].emplace(), problems);
        else
            models.plans[s] = make_plan(scenario, s, setup.on_duty[s], how, setup.staffing[s], problems);
    }
    problems.throw_if_any();
}

}  // namespace

Setup set_up(Scenario& scenario, const StaffingSettings& staffing, KnownLaws* laws) {
    Problems problems;
    auto grid = std::make_shared<const TimeGrid>(make_grid(scenario.calendar, problems));
    if (!problems.empty()) grid = nullptr;  // then the models that need no calendar are still checked
    KnownLaws own;
    auto models = make_models(scenario, grid, laws ? *laws : own, problems);
    check_engine(scenario.experiment, problems);
    check_targets(scenario, problems);
    static_cast<void>(plan_check(scenario, problems));  // complains about figures that there are not
    problems.throw_if_any();

    Setup setup;
    plan_by_demand(scenario, models, *grid, staffing, setup, problems);
    setup.plans = models.plans;
    setup.grid = grid;
    for (std::size_t s = 0; s < scenario.strategies.size(); ++s) {
        setup.strategies.push_back(describe(scenario, s, models, *grid));
        check_machines(scenario, setup.strategies.back(), problems);
    }
    check_promises(scenario, setup.strategies, problems);
    problems.throw_if_any();
    for (auto& remark : without_effect(scenario, setup.strategies))
        if (std::count(scenario.remarks.begin(), scenario.remarks.end(), remark) == 0)  // set up before
            scenario.remarks.push_back(std::move(remark));
    setup.baseline = index_of(scenario.strategies, scenario.experiment.baseline).value_or(0);
    return setup;
}

}  // namespace holdtime
