#pragma once

#include <algorithm>
#include <cstdint>
#include <functional>
#include <vector>

#include "models/staffing/search/judge.hpp"

/// What one agent more or fewer, in one group and interval, does to every requirement: measured for all of them with a
/// few plans, each of which changes many intervals so far apart that their effects do not meet.
namespace holdtime {

/// A group in an interval.
struct Post {
    std::size_t group = 0;
    std::uint32_t interval = 0;
    bool operator==(const Post&) const = default;
};

/// Effect of one agent more (or fewer) at a post on one requirement.
struct Effect {
    std::size_t requirement = 0;
    double change = 0;  ///< of its slack per replication
};

struct PostEffects {
    Post post;
    bool can_rise = false, can_fall = false;
    std::vector<Effect> more, fewer;  ///< of those requirements that it touches
};

struct EffectSettings {
    std::uint32_t stride = 4;  ///< intervals from one change to the next in the same plan
    std::uint32_t replications = 20;
    bool more = true, fewer = true;  ///< which are measured
};

/// Runs trials; the first is the plan itself.
using RunTrials = std::function<std::vector<TrialOutcome>(const std::vector<Plan>& plans, std::uint32_t replications)>;

struct Effects {
    std::vector<PostEffects> posts;
    /// How noisy they are: standard error over effect, the median over groups, directions and targets of what one post
    /// does.
    double noise = 0;
};

/// Posts may be staffed between the fewest and at_most.
struct Bounds {
    std::vector<std::uint32_t> at_least, at_most;  ///< per group
    Plan kept_open = {};  ///< fewest in single intervals, where it is more than the group's; empty = nowhere

    std::uint32_t fewest(const Post& post) const {
        const auto here = kept_open.empty() ? 0 : kept_open[post.group][post.interval];
        return std::max(here, at_least[post.group]);
    }
};

/// As measured, noise and all; `settled` before they are used. `later`: per target, in how many intervals deferred work
/// is due; 0 for live contacts, on whom an agent acts at once.
Effects measure_effects(const Judge& judge, const Plan& plan, const std::vector<Post>& posts, const Bounds& bounds,
                        const std::vector<std::uint32_t>& later, const EffectSettings& settings, const RunTrials& run);

/// The mean of two measurements, at the newer one's plan: half the noise's variance while the plan has hardly changed.
/// What the newer one did not measure is kept.
Effects blended(const Effects& older, Effects newer);

/// Without what can only be noise: an agent fewer that helps, an agent more that harms.
Effects settled(Effects measured);

}  // namespace holdtime
