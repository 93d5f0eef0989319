#include "studies/setup.hpp"

#include "scenarios/schema/calendar.hpp"
#include "studies/setup_description.hpp"
#include "studies/setup_models.hpp"

namespace holdtime {

Setup set_up(Scenario& scenario) {
    Problems problems;
    auto grid = std::make_shared<const TimeGrid>(make_grid(scenario.calendar, problems));
    if (!problems.empty()) grid = nullptr;  // then the models that need no calendar are still checked
    const auto models = make_models(scenario, grid, problems);
    problems.throw_if_any();

    Setup setup;
    setup.grid = grid;
    for (std::size_t s = 0; s < scenario.strategies.size(); ++s) setup.strategies.push_back(describe(scenario, s, models, *grid));
    setup.baseline = index_of(scenario.strategies, scenario.experiment.baseline).value_or(0);
    setup.interval_labels = interval_labels(scenario.calendar, *grid);
    return setup;
}

}  // namespace holdtime
