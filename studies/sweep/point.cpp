#include "studies/sweep/point.hpp"

#include <algorithm>

#include "sim/experiment/stop_at.hpp"
#include "studies/analytic/analytic.hpp"
#include "studies/expectations/figure_definition.hpp"

namespace holdtime {

namespace {

constexpr std::size_t most_laws = 200;  ///< of sampled means, every point has others

bool keeps_percentiles(const std::vector<Figure>& figures) {
    return std::any_of(figures.begin(), figures.end(), [](Figure f) { return info(f).percentile > 0; });
}

}  // namespace

ReadyPoint make_point(const SweepPlan& plan, const std::vector<Level>& levels, KnownLaws& laws,
                      const std::atomic<bool>* interrupted) {
    Scenario scenario = plan.scenario(levels);
    if (laws.size() > most_laws) laws.clear();
    StaffingSettings staffing;
    staffing.trials.threads = 1;  // the points themselves are side by side
    staffing.trials.interrupted = interrupted;
    Setup setup = set_up(scenario, staffing, &laws);
    ReadyPoint ready;
    if (scenario.experiment.engine != "simulation") {
        ready.point.answer = run_engine(scenario.experiment.engine, scenario, setup, false, stop_at(interrupted));
        ready.point.answer->seed = scenario.experiment.seed;
        for (const auto& figure : plan.defined_figures(scenario))
            ready.point.answer->figures.push_back(combine_means(figure, *ready.point.answer));
    }
    ready.scenario_hash = scenario.hash;
    ready.point.percentiles = keeps_percentiles(plan.figures());
    ready.point.strategies = std::move(setup.strategies);
    auto& settings = ready.point.settings;
    settings.seed = scenario.experiment.seed;
    settings.replications = scenario.experiment.replications;
    settings.confidence = scenario.experiment.confidence;
    settings.precision = scenario.experiment.precision;
    settings.baseline = setup.baseline;
    settings.figures = plan.defined_figures(scenario);
    return ready;
}

}  // namespace holdtime
