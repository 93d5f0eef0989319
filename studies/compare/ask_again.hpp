#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "scenarios/load/setting.hpp"
#include "scenarios/schema/comparison_terms.hpp"
#include "studies/compare/compare.hpp"

namespace holdtime {

/// What results keep of a question, to be asked again, perhaps otherwise.
struct KeptQuestion {
    std::string file;                       ///< where the texts stand, for messages
    std::string name;                       ///< that the scenario had: one without one has its file's
    Question asked;                         ///< its scenario must be there
    std::vector<std::string> changes = {};  ///< those that made asked.changed, as they were typed
    std::vector<Setting> sets = {};         ///< laid over the scenario
    std::vector<std::string> what_if = {};  ///< laid over that, as the changed world; only where none was kept
};

/// Ready for compare(). `asked` is what stands beside the answer.
struct AskedAgain {
    Scenario scenario;
    ComparisonTerms terms;
    std::optional<WhatIf> what_if;
    Question asked;
};

/// Throws InputError about the settings, or a text that is no scenario.
AskedAgain ask_again(const KeptQuestion& kept);

}  // namespace holdtime
