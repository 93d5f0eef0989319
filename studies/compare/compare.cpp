#include "studies/compare/compare.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "sim/experiment/stop_at.hpp"
#include "studies/analytic/analytic.hpp"
#include "studies/analytic/ignored_by_models.hpp"
#include "studies/compare/best_probability.hpp"
#include "studies/compare/figures_of_nothing.hpp"
#include "studies/compare/judge_terms.hpp"
#include "studies/compare/remarks.hpp"
#include "studies/compare/sureness.hpp"
#include "studies/compare/target_sentences.hpp"
#include "studies/compare/unstaffed_hours.hpp"
#include "studies/compare/verdict.hpp"
#include "studies/compare/verdict_text.hpp"
#include "studies/compare/what_if.hpp"
#include "studies/compare/wording.hpp"
#include "studies/expectations/figure_definition.hpp"
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
    settings.figures = options.figures;
    // Of the world as it is, where there is another.
    if (options.records)
        settings.records = [&](std::uint32_t replication, std::size_t strategy,
                               std::span<const ContactRecord> records) {
            if (strategy < setup.strategies.size()) options.records(replication, setup.strategies[strategy], records);
        };
    if (options.needs)
        settings.needs = [&](std::uint32_t replication, std::size_t strategy, std::span<const NeedRecord> needs) {
            if (strategy < setup.strategies.size()) options.needs(replication, setup.strategies[strategy], needs);
        };
    return settings;
}

StaffingSettings staffing_settings_of(const RunOptions& options) {
    StaffingSettings settings;
    settings.trials.threads = options.threads;
    settings.trials.interrupted = options.interrupted;
    return settings;
}

namespace {

/// A formula's means held against the targets over the horizon; what it does not know is not judged.
std::vector<TargetOutcome> targets_by_means(const Description& description, const StrategyResults& results) {
    std::vector<TargetOutcome> list;
    for (const auto& target : description.targets) {
        if (target.scope != TargetScope::horizon) continue;
        const bool of_group = target.figure == TargetFigure::occupancy;
        TargetOutcome outcome;
        outcome.name = of_group ? description.groups[target.number].name : description.channels[target.number].name;
        outcome.figure = target.figure;
        outcome.target = target.value;
        if (target.figure == TargetFigure::service_level)
            outcome.within = description.channels[target.number].service_within;
        for (const auto& part : of_group ? results.agent_groups : results.channels)
            if (part.name == outcome.name) outcome.value = part.figures[figure_of(target.figure)];
        if (!outcome.value.exists()) continue;
        const double slack = outcome.value.mean - target.value;
        outcome.state = (outcome.at_least() ? slack : -slack) >= 0 ? TargetState::met : TargetState::missed;
        list.push_back(outcome);
    }
    return list;
}

constexpr const char* costs_by_formula =
    "a formula tells what channels and agent groups cost; not what segments and reasons do: it knows the load of each "
    "queue, and not whose contacts are served in it";

/// By a formula there is no chance, and so nothing to be sure or unsure of.
void answer_by_formula(const Scenario& scenario, const Setup& setup, const RunOptions& options,
                       Comparison& comparison) {
    comparison.results =
        run_engine(scenario.experiment.engine, scenario, setup, options.strict, stop_at(options.interrupted));
    comparison.verdict =
        fmt::format("Means by the queueing model {}, without intervals; what it ignores stands with each strategy.",
                    scenario.experiment.engine);
    for (const auto& figure : options.figures)
        comparison.results.figures.push_back(combine_means(figure, comparison.results));
    auto& strategies = comparison.results.strategies;
    std::vector<const StrategyResults*> all;
    for (std::size_t s = 0; s < strategies.size(); ++s) {
        strategies[s].targets = targets_by_means(setup.strategies[s], strategies[s]);
        all.push_back(&strategies[s]);
    }
    comparison.verdict += missed_sentence(all, {4, 4, 4, false});
    if (has_costs(comparison.results)) comparison.warnings.emplace_back(costs_by_formula);
}

/// What of each replication decides between the strategies, in the world as it is and in the changed one.
struct Outcomes {
    std::vector<Decisive> here, changed;
};

std::optional<Objective> objective_of(const ComparisonTerms& terms, const Results& results,
                                      std::span<const Decisive> decisive) {
    if (!terms.need_value || results.pairs.empty()) return {};
    return objective_of(results, *terms.need_value, decisive);
}

const Objective* pointer_to(const std::optional<Objective>& objective) { return objective ? &*objective : nullptr; }

/// Of the same money whole agents leave some: that makes no difference in cost.
JudgeTerms judge_terms(const Setup& setup) {
    JudgeTerms terms;
    for (const auto& budget : setup.budgets)
        if (budget) terms.alike_in_cost = std::max(terms.alike_in_cost, budget->step);
    return terms;
}

/// Whoever is staffed to the targets stays on the line, however often it is played.
std::vector<HangingTarget> hanging_targets(const Results& results, const Objective* objective, const JudgeTerms& how,
                                           const RunOptions& options) {
    if (options.terms.basis == Basis::same_service) return {};
    return holdtime::hanging_targets(results, objective, how);
}

/// Fills in the verdict, and says how sure it is.
void conclude(const Scenario& scenario, const Setup& setup, const RunOptions& options, const Outcomes& outcomes,
              Comparison& comparison) {
    const auto& results = comparison.results;
    comparison.objective = objective_of(options.terms, results, outcomes.here);
    comparison.currency = scenario.currency;
    comparison.defaults = scenario.defaults;
    const auto* objective = pointer_to(comparison.objective);
    const auto how = judge_terms(setup);
    const auto verdict = judge(results, objective, how);
    for (const auto s : verdict.undominated) comparison.undominated.push_back(results.strategies[s].name);
    if (verdict.choice) comparison.choice = results.strategies[*verdict.choice].name;
    comparison.best_probability = best_probability(results, verdict, objective, outcomes.here, how);
    comparison.verdict = verdict_text(verdict, results, scenario.currency, objective);
    comparison.sureness = sureness(comparison, verdict, hanging_targets(results, objective, how, options));
    if (results.changed.empty()) return;
    const auto world = changed_world(results);
    const auto priced = objective_of(options.terms, world, outcomes.changed);
    comparison.changed_verdict =
        verdict_text(judge(world, pointer_to(priced), how), world, scenario.currency, pointer_to(priced));
}

/// An engine that cannot answer in bounded time is left out, with its reason.
std::vector<std::string> ask_all(const Scenario& scenario, const Setup& setup, const RunOptions& options,
                                 Comparison& comparison) {
    std::vector<std::string> refusals;
    for (const auto& name : engine_names()) try {
            comparison.engines.push_back(
                run_engine(name, scenario, setup, options.strict, stop_at(options.interrupted)));
        } catch (const InputError& refusal) {
            if (options.strict) throw;
            refusals.push_back(fmt::format("no answer by {}: {}", name, refusal.what()));
        }
    return refusals;
}

/// Agents that a formula asked for, who were not reckoned with those who come again.
std::vector<std::string> planned_without_journeys(const Scenario& scenario, const Setup& setup) {
    constexpr Mechanisms journeys{Mechanism::redial, Mechanism::repeat,     Mechanism::hand_over,
                                  Mechanism::rounds, Mechanism::deflection, Mechanism::visitors};
    std::vector<std::string> list;
    for (std::size_t s = 0; s < setup.strategies.size(); ++s)
        for (const auto& line :
             ignored_by_models(scenario, scenario.strategies[s].second, setup.strategies[s], journeys))
            list.push_back(fmt::format("the staffing of '{}' was reckoned without part of the work: {}",
                                       setup.strategies[s].strategy, line));
    return list;
}

Results experiment(const Scenario& scenario, const Setup& setup, const Setup& changed, const RunOptions& options,
                   Outcomes& outcomes, Comparison& comparison) {
    auto settings = settings_of(scenario, setup, options);
    settings.changed = changed.strategies.size();
    settings.decisive = [&](std::span<const Decisive> all) {
        const auto here = all.first(std::min(all.size(), setup.strategies.size()));
        outcomes.here.insert(outcomes.here.end(), here.begin(), here.end());
        outcomes.changed.insert(outcomes.changed.end(), all.begin() + static_cast<std::ptrdiff_t>(here.size()),
                                all.end());
    };
    if (options.until_decided) {
        comparison.looks = Looks{{}, settings.confidence, false};
        settings.decided = [&](const Results& results) {
            const auto objective = objective_of(options.terms, results, outcomes.here);
            comparison.looks->at.push_back(results.replications);
            const auto how = judge_terms(setup);
            const auto hanging = hanging_targets(results, pointer_to(objective), how, options);
            const bool open = std::any_of(hanging.begin(), hanging.end(),
                                          [](const HangingTarget& one) { return one.more_replications > 0; });
            return comparison.looks->decided = !open && is_told(judge(results, pointer_to(objective), how));
        };
    }
    if (settings.changed == 0) return run_experiment(setup.strategies, settings);
    return run_experiment(both_worlds(setup, changed), settings);
}

void simulate(const Scenario& scenario, const Setup& setup, const Setup& changed, const RunOptions& options,
              Comparison& comparison) {
    std::vector<std::string> refusals;
    if (scenario.experiment.engine == "all") refusals = ask_all(scenario, setup, options, comparison);
    if (!comparison.engines.empty() && has_costs(comparison.engines.front())) refusals.emplace_back(costs_by_formula);
    Outcomes outcomes;
    comparison.results = experiment(scenario, setup, changed, options, outcomes, comparison);
    conclude(scenario, setup, options, outcomes, comparison);
    constexpr std::size_t most_kept = 10000;  // replications: more would swell the results
    if (comparison.results.replications <= most_kept) {
        comparison.decisive = std::move(outcomes.here);
        comparison.changed_decisive = std::move(outcomes.changed);
    }
    comparison.fairness = fairness(comparison.results, options.terms);
    comparison.warnings = warnings(comparison.results);
    if (auto remark = in_progress_remark(comparison.results, scenario.calendar); !remark.empty())
        comparison.warnings.push_back(std::move(remark));
    for (auto& line : figures_of_nothing(comparison.results)) comparison.warnings.push_back(std::move(line));
    if (auto remark = no_year_remark(comparison.results, setup.strategies.front().money.days); !remark.empty())
        comparison.warnings.push_back(std::move(remark));
    for (auto& line : planned_without_journeys(scenario, setup)) comparison.warnings.push_back(std::move(line));
    comparison.warnings.insert(comparison.warnings.end(), refusals.begin(), refusals.end());
}

/// The staffing, on what basis it was sought, and what of it could not be had.
void tell_staffing(const ComparisonTerms& terms, const Setup& setup, Comparison& comparison) {
    constexpr std::array words{"as_staffed", "same_service", "same_budget"};
    comparison.basis = words[static_cast<std::size_t>(terms.basis)];
    comparison.plans = plans_of(setup);
    if (terms.basis == Basis::as_staffed) return;
    comparison.staffing = comparison.plans;
    for (std::size_t s = 0; s < setup.strategies.size(); ++s) {
        if (const auto& budget = setup.budgets[s]; budget && budget->enough)
            comparison.warnings.push_back(fmt::format(
                "'{}' needs {} of the {}: more agents would keep hardly anybody in time, and the rest is not "
                "spent",
                setup.strategies[s].strategy, number_text(budget->spent), number_text(budget->budget)));
        for (const auto& shortfall : setup.staffing[s].shortfalls)
            comparison.warnings.push_back(fmt::format("the staffing of '{}' falls short: {}{}",
                                                      setup.strategies[s].strategy, shortfall.what,
                                                      shortfall.remedy.empty() ? "" : " (" + shortfall.remedy + ")"));
    }
}

}  // namespace

std::vector<FoundStaffing> plans_of(const Setup& setup) {
    std::vector<FoundStaffing> plans;
    for (std::size_t s = 0; s < setup.strategies.size(); ++s)
        for (std::size_t g = 0; g < setup.plans[s].size(); ++g)
            plans.push_back({setup.strategies[s].strategy, setup.strategies[s].groups[g].name, setup.plans[s][g]});
    return plans;
}

namespace {

const char* kind_word(Kind kind) {
    constexpr std::array words{"voice", "chat", "deferred", "bot", "self_service"};
    return words[static_cast<std::size_t>(kind)];
}

}  // namespace

Comparison compare(Scenario scenario, const RunOptions& options, std::optional<WhatIf> what_if) {
    const auto staffing = staffing_settings_of(options);
    const Setup setup = set_up(scenario, staffing);
    Setup changed;
    if (what_if) changed = set_up_changed(*what_if, setup, staffing);
    Comparison comparison;
    const auto& engine = scenario.experiment.engine;
    const bool simulated = engine == "simulation" || engine == "all";
    if (simulated)
        simulate(scenario, setup, changed, options, comparison);
    else
        answer_by_formula(scenario, setup, options, comparison);
    if (what_if && !simulated) answer_changed(engine, *what_if, changed, options, comparison.results);
    if (what_if) {
        comparison.changed_remarks = remarks_on_change(*what_if);
        comparison.changes = std::move(what_if->changes);
    }
    for (const auto& strategy : setup.strategies)
        for (const auto& text : unstaffed_hours(scenario.calendar, strategy))
            comparison.warnings.push_back(fmt::format("'{}': {}", strategy.strategy, text));
    comparison.warnings.insert(comparison.warnings.end(), scenario.remarks.begin(), scenario.remarks.end());
    tell_staffing(options.terms, setup, comparison);
    comparison.scenario = scenario.name;
    comparison.hash = scenario.hash;
    comparison.currency = scenario.currency;
    comparison.interval_labels = interval_labels(scenario.calendar, *setup.grid);
    comparison.question = scenario.question;
    comparison.period = period_of(scenario.calendar, comparison.interval_labels);
    for (const auto& [name, channel] : scenario.channels)
        comparison.channel_kinds.emplace_back(name, kind_word(channel.kind));
    comparison.defaults = scenario.defaults;
    return comparison;
}

}  // namespace holdtime
