#pragma once

#include "models/staffing/search/effects.hpp"

namespace holdtime {

/// Measured effects are mostly noise: two measurements of the same post on a dozen replications each correlate by 0.06
/// to 0.3, and a program that picks the most favourable posts picks the luckiest. So effects are drawn towards what a
/// regression over all posts of a group says, on what is known well of each interval: the contacts that come, and those
/// that the target misses. Where there are too few posts for that they stay as measured, and so do effects on deferred
/// work and on occupancy.
///
/// `here`: the plan's own outcome; `later` as for measure_effects.
Effects fitted(const Judge& judge, const Effects& measured, const TrialOutcome& here,
               const std::vector<std::uint32_t>& later);

}  // namespace holdtime
