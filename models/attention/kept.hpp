#pragma once

#include <cstdint>
#include <vector>

#include "scenarios/schema/parameters.hpp"

namespace holdtime {

/// `resolved` of an attention model: what is kept of the probability to settle a matter with 1, 2, ... chats open, a
/// share for each number up to the channel's concurrency at least (further ones are for sweeps); empty where all is
/// kept.
/// Complains to the parameters.
std::vector<double> read_kept(Parameters& parameters, std::uint32_t concurrency);

}  // namespace holdtime
