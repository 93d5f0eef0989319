#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "sim/core/time.hpp"

namespace holdtime {

/// What a group can do of a channel: for some reasons, at its own speed, or only while a contact has waited so long.
struct SkillDescription {
    std::uint16_t channel = 0;
    std::vector<std::uint8_t> reasons;  ///< [reason of the scenario]: does it serve that; empty = all
    double speed = 1;                   ///< work takes so many times less
    double resolved = 1;                ///< factor on the reason's probability that an answer settles the matter
    Seconds after = 0;                  ///< who has waited less is not seen
    Seconds until = forever;            ///< nor who has waited longer

    bool serves(std::size_t reason) const { return reasons.empty() || reasons[reason] != 0; }
};

/// What a contact of a channel is worth to a freed agent: base + per_second x its wait. Channels not named: 0.
struct ChannelScore {
    std::string channel;
    double base = 0;
    double per_second = 0;
};

}  // namespace holdtime
