#include "studies/check/check.hpp"

#include <algorithm>

#include "sim/experiment/stop_at.hpp"
#include "studies/analytic/analytic.hpp"
#include "studies/expectations/figure_definition.hpp"
#include "studies/setup/setup.hpp"

namespace holdtime {

namespace {

/// What was complained about has been by set_up.
CheckPlan plan_of(const Scenario& scenario) {
    Problems known;
    return plan_check(scenario, known);
}

SectionedResults simulate(const Scenario& scenario, const Setup& setup, const RunOptions& options) {
    const auto replications = scenario.experiment.replications;
    if (replications < 2)
        throw InputError({}, scenario.file +
                                 ": one replication is too few for a check (chance cannot be told from change); set "
                                 "experiment.replications");
    const bool sections = replications >= least_replications_to_pair;
    auto settings = settings_of(scenario, setup, options);
    settings.figures = plan_of(scenario).defined;
    return run_in_sections(setup.strategies, settings, sections ? check_sections : 0);
}

SectionedResults answer(const Scenario& scenario, const Setup& setup, const RunOptions& options) {
    const auto& engine = scenario.experiment.engine;
    if (engine == "simulation") return simulate(scenario, setup, options);
    if (engine == "all")
        throw InputError(scenario.experiment.engine_place,
                         "engine all cannot be checked (it is several engines); name one");
    SectionedResults answer{run_engine(engine, scenario, setup, options.strict, stop_at(options.interrupted)), {}};
    for (const auto& figure : plan_of(scenario).defined)
        answer.whole.figures.push_back(combine_means(figure, answer.whole));
    return answer;
}

CheckedExpectation judge(const PlannedExpectation& planned, const Results& results) {
    CheckedExpectation checked;
    checked.path = planned.written.path;
    checked.condition = planned.written.condition;
    checked.place = planned.written.place;
    checked.unit = planned.condition.unit;
    checked.now = figure_of(planned.condition, results);
    checked.met = holds(planned.condition, checked.now);
    checked.undecided = checked.now.has_interval() && checked.now.low <= planned.condition.value &&
                        planned.condition.value <= checked.now.high;
    return checked;
}

}  // namespace

bool ScenarioCheck::expectations_met() const {
    return std::all_of(expectations.begin(), expectations.end(),
                       [](const CheckedExpectation& expectation) { return expectation.met; });
}

CheckStatus ScenarioCheck::status() const {
    if (!problems.empty()) return CheckStatus::broken;
    if (!expectations_met()) return CheckStatus::not_met;
    if (updated) return CheckStatus::ok;
    if (!comparison) return CheckStatus::added;
    return comparison->changed() ? CheckStatus::changed : comparison->has_new() ? CheckStatus::added : CheckStatus::ok;
}

void check_is_of(const Baseline& baseline, const Scenario& scenario) {
    const bool shared = std::any_of(baseline.digests.begin(), baseline.digests.end(), [&](const auto& one) {
        return index_of(scenario.strategies, one.first).has_value();
    });
    if (shared || baseline.scenario == scenario.name) return;
    throw InputError(baseline.place, "baseline of another scenario, '" + baseline.scenario + "' (no strategy of '" +
                                         scenario.name + "' stands in it); name its own with --baseline");
}

FreshResults measure_for_check(Scenario scenario, const RunOptions& options, const std::string& version) {
    const Setup setup = set_up(scenario, staffing_settings_of(options));
    const auto plan = plan_of(scenario);
    auto results = answer(scenario, setup, options);
    auto baseline = make_baseline(results, scenario, plan, version);
    baseline.seed = scenario.experiment.seed;  // formulas draw nothing
    return {std::move(baseline), std::move(results.whole),
            period_of(scenario.calendar, interval_labels(scenario.calendar, *setup.grid))};
}

ScenarioCheck check(const Scenario& scenario, const std::optional<Baseline>& stored, const FreshResults& fresh) {
    const auto plan = plan_of(scenario);
    ScenarioCheck result;
    result.file = scenario.file;
    result.scenario = scenario.name;
    result.replications = fresh.baseline.replications;
    result.seed = fresh.baseline.seed;
    result.currency = scenario.currency;
    result.period = fresh.period;
    for (const auto& [name, strategy] : scenario.strategies) result.strategies.emplace_back(name, strategy.place);
    if (stored) {
        result.baseline_version = stored->version;
        result.other_scenario = stored->hash != fresh.baseline.hash;
        result.comparison = compare_with_baseline(*stored, fresh.baseline, plan);
    }
    for (const auto& planned : plan.expectations) result.expectations.push_back(judge(planned, fresh.results));
    return result;
}

}  // namespace holdtime
