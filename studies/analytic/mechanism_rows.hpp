#pragma once

#include <array>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "models/mechanism.hpp"
#include "scenarios/schema/scenario.hpp"
#include "studies/pools/pools.hpp"

namespace holdtime {

/// What a strategy's mechanisms are found in.
struct StrategyView {
    const Scenario& scenario;
    const Description& description;
    const std::vector<ChannelLoad>& loads;
    const std::vector<AnalyticPool>& pools;
};

/// Somebody uses the mechanism; the text is what its words say beside the name.
using Used = std::optional<std::string>;

/// One way of using a mechanism: of a group, a segment, a live channel, a deferred channel or the whole strategy;
/// exactly one of the functions is there.
struct MechanismRow {
    Mechanism mechanism;
    std::string_view words;         ///< {0} is the name of who uses it, {1} what the function says
    std::string_view instead = {};  ///< what an engine does that ignores it, as it follows the words
    /// It is part of this one: an engine that ignores that is not said to ignore this, too. Itself = of none.
    Mechanism part_of = mechanism;
    Used (*of_group)(const StrategyView&, const GroupDescription&) = nullptr;
    Used (*of_strategy)(const StrategyView&) = nullptr;
    Used (*of_segment)(const StrategyView&, const Segment&) = nullptr;
    Used (*of_channel)(const StrategyView&, const AnalyticPool&) = nullptr;
    Used (*of_deferred)(const StrategyView&, const AnalyticPool&) = nullptr;
};

/// All of them, in the order in which they are told.
std::span<const MechanismRow> mechanism_rows();

}  // namespace holdtime
