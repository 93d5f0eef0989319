#pragma once

#include <cstdint>
#include <vector>

#include "sim/core/time.hpp"

namespace holdtime {

/// How the agents of a group differ: a factor on the time of each one's work and one on the probability that an answer
/// settles the matter, which are drawn for the number within the group, anew for each replication.
struct PeopleDescription {
    std::uint32_t stream = 0;    ///< of their random numbers: the same for groups of one name
    double speed_cv = 0;         ///< the factor on the time is lognormal with mean 1,
    std::vector<double> speeds;  ///< or 1 / these, by number in turn
    double quality_cv = 0;       ///< the other likewise
    double new_share = 0;        ///< probability of each to be new: tenure is uniform on [0, 2 x new_fades) at time 0,
    double new_extra = 0;        ///< and work takes 1 + new_extra x exp(-tenure / new_fades) times as long
    Seconds new_fades = 1;

    bool learn() const { return new_share > 0 && new_extra > 0; }
    bool differ() const { return speed_cv > 0 || !speeds.empty() || quality_cv > 0 || learn(); }
};

}  // namespace holdtime
