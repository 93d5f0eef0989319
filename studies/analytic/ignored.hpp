#pragma once

#include <string>
#include <vector>

#include "models/catalogue.hpp"
#include "scenarios/schema/scenario.hpp"
#include "studies/analytic/pools.hpp"

namespace holdtime {

/// What of the strategy a queueing model with these abilities does not represent; "ignored: ..." a sentence each.
std::vector<std::string> ignored_by(const PoolAbilities& model, const Scenario& scenario,
                                    const Description& description, const std::vector<ChannelLoad>& loads,
                                    const std::vector<AnalyticPool>& pools);

}  // namespace holdtime
