#include "studies/compare/compare.hpp"

#include <fmt/format.h>

#include "studies/analytic/analytic.hpp"
#include "studies/compare/remarks.hpp"
#include "studies/compare/verdict.hpp"
#include "studies/setup/setup.hpp"

namespace holdtime {

ExperimentSettings settings_of(const Scenario& scenario, const Setup& setup, const RunOptions& options) {
    ExperimentSettings settings;
    settings.seed = scenario.experiment.seed;
    settings.replications = scenario.experiment.replications;
    settings.confidence = scenario.experiment.confidence;
    settings.precision = scenario.experiment.precision;
    settings.baseline = setup.baseline;
    settings.threads = options.threads;
    settings.interrupted = options.interrupted;
    settings.progress = options.progress;
    if (options.records)
        settings.records = [&](std::uint32_t replication, std::size_t strategy,
                               std::span<const ContactRecord> records) {
            options.records(replication, setup.strategies[strategy], records);
        };
    return settings;
}

namespace {

/// By a formula there is no chance, and so nothing to be sure or unsure of.
void answer_by_formula(const Scenario& scenario, const Setup& setup, bool strict, Comparison& comparison) {
    comparison.results = run_engine(scenario.experiment.engine, scenario, setup, strict);
    comparison.verdict =
        fmt::format("Means by the queueing model {}, without intervals; what it ignores stands with each strategy.",
                    scenario.experiment.engine);
}

void simulate(const Scenario& scenario, const Setup& setup, const RunOptions& options, Comparison& comparison) {
    if (scenario.experiment.engine == "all")
        for (const auto& name : engine_names())
            comparison.engines.push_back(run_engine(name, scenario, setup, options.strict));
    comparison.results = run_experiment(setup.strategies, settings_of(scenario, setup, options));
    comparison.verdict = verdict(comparison.results, scenario.currency);
    comparison.fairness = fairness(comparison.results);
    comparison.warnings = warnings(comparison.results);
}

}  // namespace

Comparison compare(Scenario scenario, const RunOptions& options) {
    const Setup setup = set_up(scenario);
    Comparison comparison;
    const bool simulated = scenario.experiment.engine == "simulation" || scenario.experiment.engine == "all";
    if (simulated)
        simulate(scenario, setup, options, comparison);
    else
        answer_by_formula(scenario, setup, options.strict, comparison);
    comparison.warnings.insert(comparison.warnings.end(), scenario.remarks.begin(), scenario.remarks.end());
    comparison.scenario = scenario.name;
    comparison.hash = scenario.hash;
    comparison.currency = scenario.currency;
    comparison.interval_labels = interval_labels(scenario.calendar, *setup.grid);
    comparison.defaults = scenario.defaults;
    return comparison;
}

}  // namespace holdtime
