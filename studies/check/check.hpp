#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "studies/check/judge.hpp"
#include "studies/compare/compare.hpp"

namespace holdtime {

/// One line of `expect`, judged.
struct CheckedExpectation {
    std::string path;
    std::string condition;  ///< ">= 80%"
    Place place;            ///< in the scenario
    Unit unit = Unit::count;
    Estimate now;            ///< interval at the experiment's confidence; does not exist when the figure does not
    bool met = false;        ///< by the mean
    bool undecided = false;  ///< the limit lies within the interval: more replications might decide otherwise
};

enum class CheckStatus {
    ok,
    changed,  ///< a figure changed or is gone
    added,    ///< nothing changed, but something has no baseline yet
    not_met,  ///< an expectation is not met, whatever changed besides
    broken,   ///< the scenario, or its baseline, cannot be read
};

/// What became of one scenario.
struct ScenarioCheck {
    std::string file;           ///< of the scenario, as given
    std::string baseline_file;  ///< "" when it is not known
    std::string scenario;       ///< its name; the file's while it cannot be read
    std::uint32_t replications = 0;
    std::uint64_t seed = 0;
    std::string currency;
    Period period;                                 ///< that its money is for
    std::string baseline_version;                  ///< of holdtime, that wrote the baseline
    std::optional<BaselineComparison> comparison;  ///< nothing: there is no baseline yet
    bool other_scenario = false;                   ///< the baseline is of the scenario before it was changed
    std::vector<CheckedExpectation> expectations;
    std::vector<std::pair<std::string, Place>> strategies;  ///< and where each stands in the scenario
    std::vector<Problem> problems;                          ///< why it is broken
    bool updated = false;                                   ///< the fresh results are the baseline now
    bool renewed = false;                                   ///< and differ from what was there

    CheckStatus status() const;
    bool expectations_met() const;
};

/// Fresh results, as a baseline would keep them, and in full for expectations.
struct FreshResults {
    Baseline baseline;
    Results results;
    Period period;
};

/// Throws InputError when the baseline is of another scenario: of another name, and with no strategy in common.
void check_is_of(const Baseline& baseline, const Scenario& scenario);

/// Simulates the scenario (or asks the queueing model that is its engine). Throws InputError with every problem of its
/// set-up, its `check` and its `expect`; and when it has but one replication, which tells nothing about chance.
FreshResults measure_for_check(Scenario scenario, const RunOptions& options, const std::string& version);

/// Judges fresh results by the stored baseline, if there is one, and by the scenario's expectations.
ScenarioCheck check(const Scenario& scenario, const std::optional<Baseline>& stored, const FreshResults& fresh);

}  // namespace holdtime
