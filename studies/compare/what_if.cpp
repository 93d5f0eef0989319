#include "studies/compare/what_if.hpp"

#include <fmt/format.h>

#include "sim/core/error.hpp"
#include "sim/experiment/stop_at.hpp"
#include "studies/analytic/analytic.hpp"

namespace holdtime {

namespace {

[[noreturn]] void refuse(const std::string& problem) { throw InputError({}, "--what-if " + problem); }

void check_strategies(const Setup& before, const Setup& changed) {
    bool same = before.strategies.size() == changed.strategies.size();
    for (std::size_t s = 0; same && s < before.strategies.size(); ++s)
        same = before.strategies[s].strategy == changed.strategies[s].strategy;
    if (!same)
        refuse("may change what strategies are like, not which there are (give the other one a name of its own)");
}

void check_calendar(const TimeGrid& before, const TimeGrid& changed) {
    if (before.boundaries != changed.boundaries || before.warm_up_intervals != changed.warm_up_intervals ||
        before.cool_down_intervals != changed.cool_down_intervals)
        refuse(
            "cannot change which days are played: there would be no same customers (use --set, and compare two runs)");
}

}  // namespace

Setup set_up_changed(WhatIf& what_if, const Setup& before, const StaffingSettings& staffing) {
    Setup changed = set_up(what_if.scenario, staffing);
    check_strategies(before, changed);
    check_calendar(*before.grid, *changed.grid);
    return changed;
}

std::vector<Description> both_worlds(const Setup& before, const Setup& changed) {
    auto strategies = before.strategies;
    strategies.insert(strategies.end(), changed.strategies.begin(), changed.strategies.end());
    return strategies;
}

Results changed_world(const Results& results) {
    Results world;
    world.engine = results.engine;
    world.replications = results.replications;
    world.confidence = results.confidence;
    world.baseline = results.baseline;
    world.strategies = results.changed;
    world.pairs = results.changed_pairs;
    return world;
}

std::vector<std::string> remarks_on_change(const WhatIf& what_if) {
    std::vector<std::string> remarks;
    for (const auto& [name, strategy] : what_if.scenario.strategies)
        if (needs_demand(strategy))
            remarks.push_back(
                fmt::format("the agents of '{}' that a model computes are computed anew for the change", name));
    return remarks;
}

void answer_changed(const std::string& engine, const WhatIf& what_if, const Setup& changed, const RunOptions& options,
                    Results& results) {
    results.changed =
        run_engine(engine, what_if.scenario, changed, options.strict, stop_at(options.interrupted)).strategies;
    for (std::size_t s = 0; s < results.strategies.size(); ++s)
        results.changes.push_back(difference_of_means(results.changed[s], results.strategies[s]));
}

}  // namespace holdtime
