#pragma once

#include <optional>
#include <string>
#include <vector>

#include "studies/analytic/mechanism_rows.hpp"

/// What an engine ignores is computed: the mechanisms that a strategy uses, less those that the engine represents.
namespace holdtime {

/// A mechanism that a strategy uses, and who uses it.
struct MechanismUse {
    Mechanism mechanism = Mechanism::waiting;
    std::string words;                          ///< "patience on 'phone'"
    std::string instead;                        ///< " (nobody leaves)": what engines do that ignore it
    std::optional<std::size_t> channel, group;  ///< whose it is; neither: a segment's or the whole strategy's
};

std::vector<MechanismUse> mechanisms_used(const StrategyView& view);

/// Those of which this engine represents nothing. What is part of a mechanism that it ignores anyway is left out.
std::vector<MechanismUse> ignored_by(const Mechanisms& represents, const std::vector<MechanismUse>& uses);

/// Is it a part of something, however far up, that these do not have?
bool part_of_ignored(Mechanism mechanism, const Mechanisms& represents);

}  // namespace holdtime
