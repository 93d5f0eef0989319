#pragma once

#include <string>
#include <vector>

#include "studies/check/check.hpp"

/// What the reports of `check` say alike.
namespace holdtime {

std::string status_word(CheckStatus status);  ///< ok, changed, new, not met, broken

/// Said when the baseline is of the scenario before it was changed.
inline constexpr const char* other_scenario_text = "the scenario is not the baseline's (its keys, data or seed differ)";

/// `312.0 s -> 318.3 s, +6.2 s ± 0.3 (threshold 1.6 s)`, `1,008 -> 1,108 EUR a day, +101 ± 1 (threshold 2.02)`; of what
/// is gone or new, that.
std::string change_text(const CheckedFigure& figure, const ScenarioCheck& check);
/// `is 78.2 % ± 0.4, expected >= 80%`
std::string expectation_text(const CheckedExpectation& expectation, const ScenarioCheck& check);
/// Why there is nothing to compare with, and what to do.
std::string missing_baseline(const ScenarioCheck& check);
/// What differs though no listed figure does.
std::string unlisted_text(const std::string& strategy);
/// On what terms fresh results and baseline were compared: one sentence.
std::string mode_text(const ScenarioCheck& check);
/// `3 scenarios: 1 ok, 2 changed (5 figures, 1 expectation)`
std::string closing_line(const std::vector<ScenarioCheck>& checks);

/// The strategies of now, then those that only the baseline knows.
std::vector<std::string> strategies_of(const ScenarioCheck& check);
/// What changed in a strategy: `path: change` of each figure, and what is not listed.
std::vector<std::string> changes_of(const ScenarioCheck& check, const std::string& strategy);
/// `1 figure`, `2 figures`
std::string counted(std::size_t number, const char* one);

bool is_changed(const CheckedFigure& figure);      ///< changed or gone
std::string strategy_of(const std::string& path);  ///< its first step, as the user named it

}  // namespace holdtime
