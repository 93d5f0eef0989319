#include "studies/compare.hpp"

#include "studies/setup.hpp"
#include "studies/verdict.hpp"

namespace holdtime {

namespace {

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
        settings.records = [&](std::uint32_t replication, std::size_t strategy, std::span<const ContactRecord> records) {
            options.records(replication, setup.strategies[strategy], records);
        };
    return settings;
}

}  // namespace

Comparison compare(Scenario scenario, const RunOptions& options) {
    if (scenario.experiment.engine != "simulation")
        throw InputError(scenario.experiment.engine_place, "engine '" + scenario.experiment.engine + "' is not available yet (known: simulation)");
    const Setup setup = set_up(scenario);
    Comparison comparison;
    comparison.results = run_experiment(setup.strategies, settings_of(scenario, setup, options));
    comparison.scenario = scenario.name;
    comparison.hash = scenario.hash;
    comparison.currency = scenario.currency;
    comparison.interval_labels = setup.interval_labels;
    comparison.defaults = scenario.defaults;
    comparison.verdict = verdict(comparison.results, comparison.currency);
    comparison.fairness = fairness(comparison.results);
    comparison.warnings = warnings(comparison.results);
    return comparison;
}

}  // namespace holdtime
