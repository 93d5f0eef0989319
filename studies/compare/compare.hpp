#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "scenarios/schema/comparison_terms.hpp"
#include "scenarios/schema/scenario.hpp"
#include "sim/experiment/experiment.hpp"
#include "sim/ports/decisive.hpp"
#include "sim/ports/results.hpp"
#include "studies/compare/period.hpp"
#include "studies/compare/verdict.hpp"

namespace holdtime {

/// What the caller of a study decides, beside the scenario: none of it changes a result.
struct RunOptions {
    unsigned threads = 0;                            ///< 0 = as many as the machine has
    const std::atomic<bool>* interrupted = nullptr;  ///< set by a signal: drop the replications under way and stop
    std::function<void(std::uint32_t finished, std::uint32_t planned)> progress;
    /// Every contact, in order of replication, then strategy, then closing.
    std::function<void(std::uint32_t replication, const Description& strategy, std::span<const ContactRecord>)> records;
    /// Every need, likewise.
    std::function<void(std::uint32_t replication, const Description& strategy, std::span<const NeedRecord>)> needs;
    ComparisonTerms terms;                ///< of the scenario
    bool until_decided = false;           ///< replicate until the verdict is told, `replications` at most
    bool strict = false;                  ///< what a queueing model cannot represent is an error
    std::vector<CombinedFigure> figures;  ///< to be told beside the others
};

struct Setup;
struct StaffingSettings;

/// How the scenario's experiment is to be run. Refers to `setup` and `options`, which must outlive it.
ExperimentSettings settings_of(const Scenario& scenario, const Setup& setup, const RunOptions& options);
/// How its staffing is to be found, where models search for it.
StaffingSettings staffing_settings_of(const RunOptions& options);

/// Agents that were found for a fair comparison.
struct FoundStaffing {
    std::string strategy, group;
    std::vector<std::uint32_t> agents;  ///< per counted interval
};

std::vector<FoundStaffing> plans_of(const Setup& setup);

/// The looks of an experiment that went on until its verdict was told.
struct Looks {
    std::vector<std::uint32_t> at;  ///< replications at each
    double confidence = 0.95;       ///< asked for; the results' own is what the last look left
    bool decided = false;           ///< false: the limit of replications came first
};

/// The scenario as it would be, and the changes as they were typed.
struct WhatIf {
    Scenario scenario;
    std::vector<std::string> changes;
};

/// What was asked, whole, so that it can be asked again: for whoever has it to keep beside the answer.
struct Question {
    std::shared_ptr<const Value> scenario, changed;  ///< as scenarios/load keeps them; null = not kept, or no what-if
    std::vector<std::string> figures;                ///< the definitions of results.figures
};

/// Two results as one: what tells them apart, and whose differences stand under `Results::differences`.
struct Beside {
    struct Partners {
        std::string name;           ///< that both have, or of the first where each has one strategy
        std::string first, second;  ///< what they are called here
    };
    std::string first, second;              ///< what the results are called
    std::string first_asked, second_asked;  ///< `2026-03-02 (1 day), 200 runs, seed 7`, each its own
    bool paired = false;  ///< run by run, in what decides: both played the same days from the same seed
    std::vector<Partners> partners;
};

/// The strategies of one scenario, run on the same customers, with what a report says about them.
struct Comparison {
    std::string scenario;  ///< its name
    std::string hash;      ///< of everything that can change a result
    std::string currency;
    Period period;
    std::string question;              ///< that the scenario is to answer; "" = none
    Named<std::string> channel_kinds;  ///< voice, chat, deferred: of every channel of the scenario
    Results results;
    std::vector<Results> engines;              ///< engine all: what each queueing model answers instead
    std::vector<std::string> interval_labels;  ///< local start of each counted interval
    std::vector<std::string> undominated;      ///< strategies that miss no target and that no other such beats
    std::string choice;                        ///< the one of them that beats or equals all others; "" = none
    std::optional<double> best_probability;    ///< of the choice; see best_probability.hpp
    std::optional<Objective> objective;        ///< where a price is put on needs
    std::optional<Looks> looks;                ///< where it went on until the verdict was told
    std::string verdict;                       ///< the same in sentences
    std::string basis = "as_staffed";          ///< as_staffed, same_service or same_budget
    std::vector<FoundStaffing> staffing;       ///< where the basis had it sought: of every group
    std::vector<FoundStaffing> plans = {};     ///< of every group, however it came about; not kept in results
    std::string fairness;                      ///< on what terms the strategies are compared
    std::vector<std::string> sureness;         ///< how sure the choice is, and after which look it stopped
    std::vector<std::string> warnings;         ///< what a reader should look at before believing
    std::vector<DefaultUsed> defaults;         ///< what the program filled in
    // Of a what-if, whose figures stand in results.changed and results.changes; all empty without one.
    std::vector<std::string> changes;
    std::string changed_verdict;  ///< on the strategies in the changed world
    std::vector<std::string> changed_remarks;
    Question asked;  ///< not filled in by compare()
    /// What decides, of each replication: [replication][strategy] of either world; empty where it is not kept.
    std::vector<Decisive> decisive, changed_decisive;
    std::optional<Beside> beside;  ///< of two results; not filled in by compare()
};

/// Simulates every strategy of the scenario and judges their differences; or answers them with the queueing model that
/// the scenario names as its engine, or (engine all) does both with all that can. With a what-if the same customers
/// meet the changed scenario, too, and every strategy is compared with itself.
/// Throws InputError when a model or strategy cannot be set up, the engine is not one, (strict) ignores anything, or
/// the changed scenario has other days or strategies; and Interrupted when there is nothing yet to tell.
Comparison compare(Scenario scenario, const RunOptions& options, std::optional<WhatIf> what_if = {});

}  // namespace holdtime
